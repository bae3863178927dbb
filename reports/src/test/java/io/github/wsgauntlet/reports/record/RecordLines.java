package io.github.wsgauntlet.reports.record;

/** Lines of a record as they stand in the file. */
final class RecordLines {
    static final String HEADER = """
            {"type":"header","format":2,"tool":"wsgauntlet 0.1.0","started":"2026-11-22T10:00:00Z",\
            "target":{"name":"a","url":"ws://127.0.0.1:9001/"},"capabilities":{"echo":true,"rtt":0.25,"n":3},"cases":2,\
            "shard":{"index":1,"total":1,"chosen":"00ff"}}
            """;
    /** The header of a run of cases that cite what does not ship with the catalogue. */
    static final String CITING = HEADER.replace("}}\n", """
            },"requirements":[{"id":"own-greeting","document":"Own 1","section":"Greeting",\
            "link":"https://example.org/own","level":"MUST","says":"A server greets."}]}
            """);

    static final String FOOTER = """
            {"type":"footer","finished":"2026-11-22T10:00:01Z","millis":1000.0,\
            "counts":{"PASS":2},"exit":0,"summary":"","busy":0,"ended":"WHOLE"}
            """;

    static final String FUZZ = """
            {"type":"fuzz","seed":7,"tries":5,"unjudged":1,"again":2,"millis":3.5,\
            "properties":[{"name":"violation","title":"t","tries":5,"findings":1}],\
            "states":{"violated: unmasked":3,"legal":2},"requirements":{"rfc6455-5.1-server-closes-unmasked":3},\
            "findings":[{"id":"fuzz/violation/1","file":"f","token":"wg1"}],"flaky":["It came once."]}
            """;

    private RecordLines() {}

    /** Return the line of a case that passed. */
    static String line(String id) {
        return """
                {"type":"case","id":"%s","title":"t","section":"5.2","verdict":"PASS","closing":{"verdict":"PASS",\
                "manner":"CLEAN","millis":0},"level":"MUST","requirements":[],"autobahn":[],"millis":2.5,"sent":[],\
                "expected":[],"why":"","violated":"",\
                "reaction":{"kind":"obstacle","sentence":"r"},"repeated":false,\
                "transcript":[{"kind":"EVENT","micros":0,"from":"TESTER",\
                "summary":"connected"}]}
                """.formatted(id);
    }
}
