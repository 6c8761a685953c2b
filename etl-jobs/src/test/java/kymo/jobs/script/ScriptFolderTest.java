package kymo.jobs.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFolderTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path outside;

    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private ScriptFolder scripts;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(outside.resolve("custom"));
        scripts = new ScriptFolder(folder);
    }

    @Test
    void aScriptIsKnownByItsNameAndItsText() throws IOException {
        Files.writeString(folder.resolve("double_it.groovy"), "y = x * 2");
        Files.writeString(folder.resolve("double_it.test.json"), "{}");
        Files.writeString(folder.resolve("readme.md"), "");
        assertThat(scripts.list().scripts()).containsOnlyKeys("double_it");
        assertThat(scripts.list().refused()).isEmpty();
        assertThat(scripts.script("double_it"))
                .isEqualTo(new ScriptFile(
                        "double_it", "y = x * 2", "db2b9ee97e1ecf4c6f369bd3d097ed8183955ed6beee0ff0658871bbd4d5a11d"));
    }

    @Test
    void withoutAFolderThereAreNone() {
        assertThat(new ScriptFolder(outside.resolve("elsewhere")).list()).isEqualTo(ScriptListing.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Upper", "1st", "with-dash", "with space", "überall", "a.b", ""})
    void aNameThatIsNoWordIsRefusedWithTheReason(String name) throws IOException {
        Files.writeString(folder.resolve(name + ".groovy"), "y = x");
        assertThat(scripts.list().scripts()).isEmpty();
        assertThat(scripts.list().refused())
                .containsEntry(
                        name + ".groovy",
                        "a script's file must be called by small letters, digits and _, a letter first; rename it");
    }

    @Test
    void aLinkOutOfTheFolderIsRefusedAndOneWithinItIsFollowed() throws IOException {
        Path secret = Files.writeString(outside.resolve("secret.groovy"), "y = 1");
        Files.createSymbolicLink(folder.resolve("stolen.groovy"), secret);
        Files.writeString(folder.resolve("mine.groovy"), "y = 2");
        Files.createSymbolicLink(folder.resolve("also_mine.groovy"), folder.resolve("mine.groovy"));
        assertThat(scripts.list().scripts()).containsOnlyKeys("mine", "also_mine");
        assertThat(scripts.list().refused())
                .containsEntry(
                        "stolen.groovy",
                        "a script must lie in the folder itself but this is a link out of it; copy it here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "..", "/etc/passwd", "mine.groovy", "mine/../mine", "mine\0"})
    void aNameIsNeverTakenForAPath(String name) throws IOException {
        Files.writeString(outside.resolve("secret.groovy"), "y = 1");
        Files.writeString(folder.resolve("mine.groovy"), "y = 2");
        assertThatThrownBy(() -> scripts.script(name))
                .hasMessage("there is no script '%s' in %s; there are: mine".formatted(name, folder));
    }

    @Test
    void aFolderAndWhatIsNoTextAreRefused() throws IOException {
        Files.createDirectory(folder.resolve("inner.groovy"));
        Files.write(folder.resolve("latin.groovy"), "// °".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(folder.resolve("large.groovy"), new byte[(1 << 20) + 1]);
        assertThat(scripts.list().scripts()).isEmpty();
        assertThat(scripts.list().refused())
                .containsEntry("inner.groovy", "a script must be a file")
                .containsEntry("latin.groovy", "a script must be written in UTF-8; save it so")
                .containsEntry("large.groovy", "a script has at most 1,048,576 bytes but this one 1,048,577; split it");
        assertThatThrownBy(() -> scripts.script("latin"))
                .hasMessage("latin.groovy in %s is no script: a script must be written in UTF-8; save it so"
                        .formatted(folder));
    }
}
