package kymo.standalone;

import java.nio.file.Path;

/** What both applications stand on: where their database, their broker and their files are. */
record Foundation(String databaseUrl, String databasePassword, int brokerPort, String brokerPassword, Path files) {}
