package org.axonmark.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import org.axonmark.results.AxonmarkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderTest {

    private final Map<String, String> set = new HashMap<>(Map.of("AXONMARK_OIDC_ISSUER", "https://id.example/realm", "AXONMARK_OIDC_CLIENT",
            "board", "AXONMARK_OIDC_SECRET", "hush"));

    @Test
    void settings_makeAProvider_thatShowsNoSecret() {
        Provider provider = Provider.of(this::variable).orElseThrow();
        assertThat(provider.name()).isEqualTo("id.example");
        assertThat(provider.toString()).isEqualTo("id.example at https://id.example/realm");
        set.put("AXONMARK_OIDC_NAME", "Lab ID");
        assertThat(Provider.of(this::variable).orElseThrow().name()).isEqualTo("Lab ID");
        set.clear();
        assertThat(Provider.of(this::variable)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://id.example", "ftp://id.example", "id.example", "not an address", "https://id.example/?x=1"})
    void anAddressThatCouldBeReadOnItsWay_isRefused(String issuer) {
        set.put("AXONMARK_OIDC_ISSUER", issuer);
        assertThatThrownBy(() -> Provider.of(this::variable)).isInstanceOf(AxonmarkException.class).hasMessageContaining(issuer);
    }

    @Test
    void withoutAClient_theNextStepIsSaid() {
        set.remove("AXONMARK_OIDC_CLIENT");
        assertThatThrownBy(() -> Provider.of(this::variable)).isInstanceOf(AxonmarkException.class)
                .hasMessageContaining("BOARD/oidc/return");
    }

    private String variable(String name) {
        return set.getOrDefault(name, "");
    }
}
