package io.github.wsgauntlet.cases.casefile;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.wsgauntlet.cases.yaml.TextFile;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The published JSON Schema of a case file, as an editor applies it. */
final class CaseFileSchema {
    static final String TEXT = TextFile.resource("/schema/case-file.schema.json");

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);
    private static final YAMLMapper YAML = new YAMLMapper();

    private CaseFileSchema() {}

    /** Return what is wrong with the file. */
    static List<String> faults(String text) {
        JsonNode file = YAML.readTree(text);
        return SCHEMA.validate(file).stream().map(Error::toString).toList();
    }
}
