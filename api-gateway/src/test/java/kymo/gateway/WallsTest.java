package kymo.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class WallsTest {

    /** Each room's package-info says which others it may look at. */
    @Test
    void aRoomLooksOnlyWhereItMay() {
        ApplicationModules.of("kymo.gateway").verify();
    }
}
