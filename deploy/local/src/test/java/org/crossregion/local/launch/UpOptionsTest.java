package org.crossregion.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class UpOptionsTest {

    @Test
    void without_options_every_service_runs_once_and_the_data_goes() {
        UpOptions options = UpOptions.parse();

        assertThat(options.instances().values()).containsOnly(1);
        assertThat(options.data()).isEmpty();
        assertThat(options.story()).isEmpty();
    }

    @Test
    void instances_are_named_as_people_name_services() {
        UpOptions options = UpOptions.parse("--instances", "settlement=2,clearing-service=3");

        assertThat(options.instances())
                .containsEntry(ServiceName.SETTLEMENT, 2)
                .containsEntry(ServiceName.CLEARING, 3)
                .containsEntry(ServiceName.FILING, 1);
    }

    @Test
    void an_option_and_its_value_may_be_one_word() {
        assertThat(UpOptions.parse("--data=/tmp/kept", "--fresh").data())
                .contains(Path.of("/tmp/kept"));
    }

    @Test
    void the_second_instance_listens_a_hundred_ports_higher() {
        assertThat(ServiceName.SETTLEMENT.port(2, 0)).isEqualTo(8182);
        assertThat(ServiceName.FUND.port(1, 1000)).isEqualTo(9084);
    }

    @Test
    void every_mistake_is_one_line_that_says_what_to_do() {
        assertRefused("Unknown option --stroy", "--stroy");
        assertRefused("--data needs a value", "--data");
        assertRefused("--fresh empties the directory of --data DIR", "--fresh");
        assertRefused("There is no service \"hospital\"", "--instances", "hospital=2");
        assertRefused("number from 1 to 9", "--instances", "filing=0");
        assertRefused("number from 0 to 40000", "--port-offset", "many");
    }

    private static void assertRefused(String line, String... words) {
        assertThatThrownBy(() -> UpOptions.parse(words))
                .isInstanceOf(Failure.class)
                .hasMessageContaining(line)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    @Test
    void the_story_is_the_quarter_unless_the_month_is_asked_for() {
        assertThat(UpOptions.parse("--story").story()).contains("quarter");
        assertThat(UpOptions.parse("--story", "--fresh", "--data", "/tmp/d").story())
                .contains("quarter");
        assertThat(UpOptions.parse("--story=month").story()).contains("month");
        assertThatThrownBy(() -> UpOptions.parse("--story", "year"))
                .hasMessageContaining("There is no story \"year\"");
    }
}
