package io.github.wsgauntlet.harness;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.wsgauntlet.reports.record.Results;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JSON Schema of records as it is published, to hold what a run has written against it. */
final class PublishedSchema {
    private PublishedSchema() {}

    /** Return what is wrong with a record, by its lines; empty if nothing is. */
    static List<String> faults(Path record) throws IOException {
        Schema schema;
        try (var in = Results.class.getResourceAsStream("/schema/record.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
        var faults = new ArrayList<String>();
        int number = 0;
        for (String line : Files.readAllLines(record)) {
            number++;
            String place = record.getFileName() + ":" + number + ": ";
            schema.validate(line, InputFormat.JSON).forEach(error -> faults.add(place + error));
        }
        return faults;
    }
}
