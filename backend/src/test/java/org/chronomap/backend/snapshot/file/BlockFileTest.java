package org.chronomap.backend.snapshot.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockFileTest {

    private static final int[] LENGTHS = {5, 0, 8, 300, 1, 1000, 24};

    @TempDir
    Path folder;

    private final List<byte[]> blocks = new ArrayList<>();
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("file");
        Random random = new Random(3);
        for (int length : LENGTHS) {
            byte[] block = new byte[length];
            random.nextBytes(block);
            blocks.add(block);
        }
        try (BlockFileWriter out = new BlockFileWriter(file)) {
            for (byte[] block : blocks) {
                out.add(ByteBuffer.wrap(block));
            }
            out.finish();
            out.show();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 8, 320, 1 << 30})
    void whatIsReadIsWhatWasWrittenHoweverItIsMapped(long longest) throws IOException {
        BlockFile read = BlockFile.open(file, longest);

        assertThat(read.blocks()).isEqualTo(LENGTHS.length);
        for (int i = 0; i < LENGTHS.length; i++) {
            byte[] block = new byte[read.get(i).remaining()];
            read.get(i).get(block);
            assertThat(block).isEqualTo(blocks.get(i));
        }
    }

    @Test
    void aFileThatIsCutAnywhereIsNotOpened() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> BlockFile.open(file)).isInstanceOf(DamagedFileException.class);
        }
    }

    @Test
    void whicheverByteIsAnotherOneIsNoticedAndWhatIsBesideItIsRead() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int noticed = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] = (byte) (damaged[at] ^ 4);
            Files.write(file, damaged);
            int faulty = faulty();
            // Between blocks nothing is said.
            assertThat(faulty).isIn(0, 1, LENGTHS.length);
            noticed += faulty > 0 ? 1 : 0;
        }
        int padding = 3 + 4 + 7;
        assertThat(noticed).isEqualTo(whole.length - padding);
    }

    private int faulty() throws IOException {
        try {
            BlockFile read = BlockFile.open(file);
            int faulty = 0;
            for (int i = 0; i < read.blocks(); i++) {
                try {
                    read.get(i);
                } catch (DamagedFileException e) {
                    faulty++;
                }
            }
            return faulty;
        } catch (DamagedFileException e) {
            return LENGTHS.length;
        }
    }

    @Test
    void whoIsKilledWhileWritingLeavesTheOldOne() throws IOException {
        BlockFileWriter killed = new BlockFileWriter(file);
        killed.add(ByteBuffer.wrap(new byte[] {1, 2, 3}));

        assertThat(BlockFile.open(file).blocks()).isEqualTo(LENGTHS.length);
        killed.finish();
        assertThat(BlockFile.open(file).blocks()).isEqualTo(LENGTHS.length);
        killed.show();
        assertThat(BlockFile.open(file).blocks()).isEqualTo(1);
    }

    @Test
    void whatIsNotShownIsGone() throws IOException {
        try (BlockFileWriter out = new BlockFileWriter(file)) {
            out.add(ByteBuffer.wrap(new byte[] {1, 2, 3}));
            out.finish();
        }

        assertThat(BlockFile.open(file).blocks()).isEqualTo(LENGTHS.length);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var all = Files.list(folder)) {
            assertThat(all).hasSize(1);
        }
    }
}
