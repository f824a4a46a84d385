package org.crossregion.filing;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

class ArchitectureTest {

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.crossregion.filing");

    @Test
    void capabilities_do_not_depend_on_each_other_in_a_circle() {
        slices().matching("org.crossregion.filing.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void a_repository_belongs_to_its_capability_alone() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .check(OURS);
    }

    @Test
    void nobody_asks_the_time_without_a_clock() {
        classes().should(notReadSystemTime()).check(OURS);
    }

    @Test
    void records_know_no_framework_but_the_annotations_of_their_edges() {
        noClasses()
                .that(are(records()))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.jdbi.v3.core..")
                                .and(notNested())
                                .or(resideInAPackage("jakarta.enterprise.."))
                                .or(resideInAPackage("jakarta.ws.rs.."))
                                .or(resideInAPackage("java.sql..")))
                .check(OURS);
    }

    private static DescribedPredicate<JavaClass> records() {
        return DescribedPredicate.describe("records", JavaClass::isRecord);
    }

    /** A row that is read may say how its columns nest. */
    private static DescribedPredicate<JavaClass> notNested() {
        return DescribedPredicate.describe(
                "not @Nested", type -> !type.getSimpleName().equals("Nested"));
    }

    private static ArchCondition<JavaClass> notReadSystemTime() {
        Set<String> clocks =
                Set.of(
                        Instant.class.getName(),
                        LocalDate.class.getName(),
                        LocalDateTime.class.getName(),
                        ZonedDateTime.class.getName(),
                        "java.time.OffsetDateTime",
                        "java.time.YearMonth");
        return new ArchCondition<>("not read the system's time") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    String owner = call.getTargetOwner().getName();
                    boolean now =
                            clocks.contains(owner)
                                    && call.getName().equals("now")
                                    && call.getTarget().getRawParameterTypes().isEmpty();
                    boolean system =
                            owner.equals(Clock.class.getName())
                                            && call.getName().startsWith("system")
                                    || owner.equals(System.class.getName())
                                            && call.getName().equals("currentTimeMillis");
                    if (now || system) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                }
            }
        };
    }
}
