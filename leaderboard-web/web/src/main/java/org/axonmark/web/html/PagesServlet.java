package org.axonmark.web.html;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.axonmark.results.format.Sha256;
import org.axonmark.web.Startup;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** All pages. They need no script. */
public final class PagesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String STYLE = "/board.css";

    private transient TemplateEngine engine = new TemplateEngine();

    /** Called by the server. */
    public PagesServlet() {}

    @Override
    public void init() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PagesServlet.class.getClassLoader());
        resolver.setPrefix("org/axonmark/web/html/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        secure(response);
        if (path.equals(STYLE)) {
            try (InputStream in = Objects.requireNonNull(PagesServlet.class.getResourceAsStream("board.css"))) {
                response.setHeader("Cache-Control", "max-age=3600");
                send(request, response, 200, "text/css;charset=utf-8", in.readAllBytes());
            }
            return;
        }
        Pages pages = new Pages(Startup.board(getServletContext()));
        Optional<Pages.Page> page = pages.at(path);
        int status = page.isPresent() ? 200 : 404;
        Pages.Page shown = page.orElseGet(() -> new Pages.Page("missing", "Not here", Map.of("path", path)));
        WebContext context = new WebContext(JakartaServletWebApplication.buildApplication(getServletContext())
                .buildExchange(request, response));
        context.setVariables(shown.values());
        context.setVariable("heading", shown.heading());
        String html = engine.process(shown.template(), context);
        send(request, response, status, "text/html;charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    private static void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self';"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, int status, String type, byte[] body)
            throws IOException {
        String tag = "\"" + Sha256.of(body).hex().substring(0, 32) + "\"";
        response.setHeader("ETag", tag);
        if (status == 200 && tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
