package io.github.wsgauntlet.harness.cli;

import io.github.wsgauntlet.harness.run.ByteSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads sizes as {@link ByteSize} does. */
final class SizeConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        return ByteSize.parse(text)
                .orElseThrow(
                        () -> new TypeConversionException("'" + text + "' is not a size such as 1000, 64KiB or 16MiB"));
    }
}
