package kymo.gateway.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API to read; its program comes with the UI, so it needs no network. */
@Hidden
@RestController
class RedocPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <link rel="icon" href="/kymo.svg">
              <title>Kymo API</title>
              <style>body { margin: 0 }</style>
            </head>
            <body>
              <redoc spec-url="/schema/openapi.json" disable-google-font="true"></redoc>
              <script src="/redoc/redoc.standalone.js"></script>
            </body>
            </html>
            """;

    @GetMapping(path = "/schema/redoc", produces = MediaType.TEXT_HTML_VALUE)
    String page() {
        return PAGE;
    }
}
