package kymo.standalone;

import java.nio.file.Path;
import java.util.Comparator;

/** The UI in a browser, on all of Kymo in one process. */
class BrowserIT extends BrowserSpecs {

    @Override
    String kymo() throws Exception {
        Jar kymo = start(Jar.STANDALONE, "--server.port=0", SCRIPTS);
        String line = kymo.awaitLine("Kymo is ready: ");
        return line.substring(line.indexOf("http")).strip();
    }

    @Override
    Comparator<Path> order() {
        return Comparator.naturalOrder();
    }
}
