package kymo.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between core's rooms: who may look at whom. */
class WallsTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("kymo.core");

    /** Every room and the rooms that it may look at. */
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("kernel", Set.of()),
            Map.entry("kernel.quality", Set.of("kernel")),
            Map.entry("kernel.profile", Set.of("kernel")),
            Map.entry("kernel.peaks", Set.of("kernel")),
            Map.entry("problems", Set.of()),
            Map.entry("paging", Set.of("problems")),
            Map.entry("messages", Set.of()),
            Map.entry("files", Set.of("problems")),
            Map.entry("archives", Set.of("files", "problems")),
            Map.entry("dataset", Set.of("kernel", "kernel.profile", "files", "paging", "problems")),
            Map.entry(
                    "processors",
                    Set.of(
                            "kernel",
                            "kernel.peaks",
                            "kernel.quality",
                            "kernel.profile",
                            "dataset",
                            "profile",
                            "quality",
                            "problems")),
            Map.entry("peaks", Set.of("kernel", "kernel.peaks", "dataset", "processors", "problems")),
            Map.entry("profile", Set.of("kernel", "kernel.profile", "dataset", "files", "problems")),
            Map.entry(
                    "quality", Set.of("kernel", "kernel.quality", "kernel.profile", "dataset", "profile", "problems")),
            Map.entry("series", Set.of("kernel", "dataset", "files", "problems")),
            Map.entry(
                    "preview",
                    Set.of(
                            "kernel",
                            "kernel.peaks",
                            "dataset",
                            "files",
                            "peaks",
                            "processors",
                            "profile",
                            "quality",
                            "series",
                            "problems")),
            Map.entry("export", Set.of("kernel", "dataset", "files", "processors", "quality", "problems")),
            Map.entry("runs", Set.of("messages", "paging", "problems")),
            Map.entry("inquiries", Set.of("problems")),
            Map.entry("scripts", Set.of("kernel", "dataset", "processors", "intake", "problems")),
            Map.entry("workers", Set.of()),
            Map.entry("versions", Set.of("paging", "problems")),
            Map.entry("imports", Set.of("intake", "versions", "problems")),
            Map.entry("recipes", Set.of("intake", "processors", "versions", "problems")),
            Map.entry("uploads", Set.of("files", "dataset", "problems")),
            Map.entry("intake", Set.of("archives", "files", "dataset", "processors", "runs", "messages", "problems")));

    @TestFactory
    Stream<DynamicTest> aRoomLooksOnlyWhereItMay() {
        return ROOMS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey(),
                        () -> noClasses()
                                .that()
                                .resideInAPackage("kymo.core." + room.getKey())
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(ROOMS.keySet().stream()
                                        .filter(other -> !other.equals(room.getKey())
                                                && !room.getValue().contains(other))
                                        .map(other -> "kymo.core." + other + "..")
                                        .toArray(String[]::new))
                                .allowEmptyShould(true)
                                .check(CORE)));
    }

    @Test
    void everyRoomIsOnTheMap() {
        Set<String> built = CORE.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring("kymo.core.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(ROOMS.keySet()).containsAll(built);
    }

    @Test
    void theKernelKnowsNothingButTheLanguageAndItself() {
        classes()
                .that()
                .resideInAPackage("kymo.core.kernel..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "kymo.core.kernel..")
                .check(CORE);
    }
}
