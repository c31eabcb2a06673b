package org.axonmark.web.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.axonmark.results.format.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the API says what the API does. */
@ExtendWith(SharedBoard.class)
class OpenApiIT {

    @Test
    void everyDescribedCall_isAnsweredAsDescribed() throws Exception {
        Json.Obj described = object(Json.parse(SharedBoard.get("/api/v1/openapi.json").body(), Json.Limits.document()));
        List<String> read = new ArrayList<>();
        for (Json.Member path : object(described.get("paths")).members()) {
            for (Json.Member call : object(path.value()).members()) {
                Json.Obj operation = object(call.value());
                String address = "/api/v1" + filled(path.name(), operation);
                if (address.contains("{") || address.endsWith("/compare")) {
                    continue;
                }
                HttpResponse<byte[]> answer = SharedBoard.server().send(call.name().toUpperCase(Locale.ROOT), address, "",
                        new byte[0]);
                if (operation.get("security") != null) {
                    assertThat(answer.statusCode()).as("%s %s without a token", call.name(), address).isEqualTo(401);
                } else {
                    assertThat(answer.statusCode()).as("%s %s", call.name(), address).isEqualTo(200);
                    assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(address).startsWith(media(operation));
                    read.add(path.name());
                }
            }
        }
        assertThat(read).contains("/boards", "/tasks/{suite}/{task}", "/results/{evaluation}/receipt", "/orders");
    }

    /** Returns a path with the examples of its parameters; without an example, a parameter stays as it is. */
    private static String filled(String path, Json.Obj operation) {
        String filled = path;
        if (operation.get("parameters") instanceof Json.Arr parameters) {
            for (Json one : parameters.items()) {
                Json.Obj parameter = object(one);
                if (parameter.get("example") instanceof Json.Str example && parameter.get("name") instanceof Json.Str name) {
                    filled = filled.replace("{" + name.value() + "}", example.value());
                }
            }
        }
        boolean guarded = operation.get("security") != null;
        return guarded ? filled.replaceAll("\\{[a-z0-9]+}", "1") : filled;
    }

    private static String media(Json.Obj operation) {
        return object(object(object(operation.get("responses")).get("200")).get("content")).members().getFirst().name();
    }

    private static Json.Obj object(@Nullable Json json) {
        return (Json.Obj) Objects.requireNonNull(json);
    }
}
