package kymo.jobs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class WallsTest {

    /** Each room's package-info says which others it may look at. */
    @Test
    void aRoomLooksOnlyWhereItMay() {
        ApplicationModules.of("kymo.jobs").verify();
    }

    /** What parses other people's workbooks is entered within a host alone. */
    @Test
    void oneRoomSeesTheLibraryOfWorkbooks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("kymo.jobs.ingest.sheet.book")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.poi..", "org.apache.commons.compress..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("kymo.jobs.ingest.sheet", "kymo.jobs.host"));
    }
}
