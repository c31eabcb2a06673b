package org.axonmark.web.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.axonmark.results.format.Sha256;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Makes pages of templates. */
final class Templates {

    private final TemplateEngine engine = new TemplateEngine();
    private final String style;

    /** Finds the templates. */
    Templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix("org/axonmark/web/html/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding("UTF-8");
        engine.setTemplateResolver(resolver);
        try {
            style = "/board.css?" + tag(resource("/board.css"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a page.
     *
     * @param here its place in the navigation; empty if it has none
     * @param json the address of its JSON; empty if it has none
     */
    byte[] page(HttpServletRequest request, HttpServletResponse response, Pages.Page page, String here, String json) {
        WebContext context = new WebContext(JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response));
        context.setVariables(page.values());
        context.setVariable("heading", page.heading());
        context.setVariable("here", here);
        context.setVariable("json", json);
        context.setVariable("style", style);
        return engine.process(page.template(), context).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a file that is served as it is. */
    static byte[] resource(String path) throws IOException {
        try (InputStream in = Objects.requireNonNull(Templates.class.getResourceAsStream(path.substring(1)))) {
            return in.readAllBytes();
        }
    }

    /** Returns a short sum of what is served, by which it is known again. */
    static String tag(byte[] body) {
        return Sha256.of(body).hex().substring(0, 16);
    }
}
