package org.crossregion.settlement.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class NetworksTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1/32, 127.0.0.1, true",
        "127.0.0.1/32, 127.0.0.2, false",
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "10.1.2.0/23, 10.1.3.9, true",
        "10.1.2.0/23, 10.1.4.0, false",
        "0.0.0.0/0, 8.8.8.8, true",
        "10.1.2.3, 10.1.2.3, true",
        "10.1.2.3, 10.1.2.4, false",
        "fd00::/8, fd12::1, true",
        "fd00::/8, fe80::1, false",
        "fd00::/8, 10.1.2.3, false",
        "127.0.0.1/32, ::ffff:127.0.0.1, true",
        "127.0.0.1/33, 127.0.0.1, false",
        "127.0.0.1/x, 127.0.0.1, false",
        "example.org, 127.0.0.1, false",
        "127.0.0.1/32, example.org, false",
        "127.0.0.1/32, '', false",
        "127.0.0.1/32, 999.1.1.1, false",
    })
    void a_network_holds_its_own_addresses(String network, String address, boolean inside) {
        assertThat(Networks.contain(List.of(network), address)).isEqualTo(inside);
    }
}
