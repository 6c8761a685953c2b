package kymo.gateway.processors;

import io.swagger.v3.oas.annotations.media.Schema;

/** A script's text, to be read: nothing is changed over HTTP. */
@Schema(name = "ScriptSource")
record ScriptSourceView(String name, int version, String sha256, String source) {}
