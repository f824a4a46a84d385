package org.crossregion.fund;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

class ArchitectureTest {

    private static final JavaClasses FUND =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.crossregion.fund");

    @Test
    void nobody_uses_another_capabilitys_repository() {
        assertThat(FUND.stream().filter(type -> type.getSimpleName().endsWith("Repository")))
                .hasSizeGreaterThan(5);
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should(beUsedInTheirOwnPackageOnly())
                .check(FUND);
    }

    @Test
    void capabilities_do_not_depend_on_each_other_in_circles() {
        slices().matching("org.crossregion.fund.(*)..").should().beFreeOfCycles().check(FUND);
    }

    @Test
    void nobody_asks_for_the_time_without_the_clock() {
        for (Class<?> time :
                new Class<?>[] {
                    Instant.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    OffsetDateTime.class,
                    ZonedDateTime.class
                }) {
            noClasses().should().callMethod(time, "now").check(FUND);
        }
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(FUND);
    }

    private static ArchCondition<JavaClass> beUsedInTheirOwnPackageOnly() {
        return new ArchCondition<>("be used in their own package only") {
            @Override
            public void check(JavaClass repository, ConditionEvents events) {
                repository.getDirectDependenciesToSelf().stream()
                        .filter(
                                use ->
                                        !use.getOriginClass()
                                                .getPackageName()
                                                .equals(repository.getPackageName()))
                        .forEach(
                                use ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        repository, use.getDescription())));
            }
        };
    }
}
