package org.crossregion.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A finished file that is sent once and then gone. */
public final class DeletedOnClose extends FilterInputStream {

    private final Path file;

    public DeletedOnClose(Path file) throws IOException {
        super(Files.newInputStream(file));
        this.file = file;
    }

    @Override
    public void close() throws IOException {
        super.close();
        Files.deleteIfExists(file);
    }
}
