package org.crossregion.filing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crossregion.filing.document.DocumentCheck.Checked;
import org.crossregion.filing.refusal.FilingRefusal;
import org.crossregion.web.problem.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What passes for a document and what does not. */
class DocumentCheckTest {

    private static final String PDF = "application/pdf";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private final DocumentCheck check =
            new DocumentCheck(new DocumentLimits(100_000, 1_000_000, 3, List.of(PDF, JPEG, PNG)));

    @Test
    void scans_and_photographs_pass() {
        assertThat(check.check(Papers.pdf(3), PDF)).isEqualTo(new Checked(PDF, 3));
        assertThat(check.check(Papers.jpeg(), JPEG)).isEqualTo(new Checked(JPEG, 1));
        assertThat(check.check(Papers.png(), PNG)).isEqualTo(new Checked(PNG, 1));
    }

    @Test
    void the_content_decides_what_it_is() {
        refused(Papers.png(), JPEG, FilingRefusal.DOCUMENT_TYPE_REFUSED);
        refused(Papers.jpeg(), PDF, FilingRefusal.DOCUMENT_TYPE_REFUSED);
        refused("hello".getBytes(StandardCharsets.UTF_8), PDF, FilingRefusal.DOCUMENT_TYPE_REFUSED);
        refused(Papers.zip(), PDF, FilingRefusal.DOCUMENT_TYPE_REFUSED);
        refused(new byte[0], PDF, FilingRefusal.DOCUMENT_BROKEN);
    }

    @Test
    void a_type_that_is_not_taken_is_refused() {
        DocumentCheck pdfs =
                new DocumentCheck(new DocumentLimits(100_000, 1_000_000, 3, List.of(PDF)));

        assertThat(pdfs.check(Papers.pdf(1), PDF).pages()).isEqualTo(1);
        assertThatThrownBy(() -> pdfs.check(Papers.png(), PNG))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("image/png");
    }

    @Test
    void a_document_is_as_large_as_the_limit_at_most() {
        byte[] exact = Arrays.copyOf(Papers.pdf(1), 100_000);
        byte[] larger = Arrays.copyOf(Papers.pdf(1), 100_001);

        assertThat(check.check(exact, PDF).pages()).isEqualTo(1);
        refused(larger, PDF, FilingRefusal.DOCUMENT_TOO_LARGE);
        refused(Papers.pdf(4), PDF, FilingRefusal.DOCUMENT_TOO_LARGE);
    }

    @Test
    void encrypted_pdfs_are_refused_with_and_without_a_password_to_open() {
        refused(Papers.encryptedPdf("secret"), PDF, FilingRefusal.DOCUMENT_ENCRYPTED);
        refused(Papers.encryptedPdf(""), PDF, FilingRefusal.DOCUMENT_ENCRYPTED);
    }

    @Test
    void what_is_cut_off_or_damaged_is_broken() {
        for (byte[] whole : List.of(Papers.jpeg(), Papers.png(), Papers.pdf(1))) {
            String type = whole[0] == '%' ? PDF : whole[0] == (byte) 0x89 ? PNG : JPEG;
            refused(Arrays.copyOf(whole, whole.length / 2), type, FilingRefusal.DOCUMENT_BROKEN);
        }
        byte[] damaged = Papers.png();
        damaged[damaged.length / 2] ^= 0x55;
        refused(damaged, PNG, FilingRefusal.DOCUMENT_BROKEN);
        refused(
                "%PDF-1.7\nnothing\n%%EOF\n".getBytes(StandardCharsets.US_ASCII),
                PDF,
                FilingRefusal.DOCUMENT_BROKEN);
    }

    @Test
    void a_file_that_is_something_else_as_well_is_refused() {
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);

        for (byte[] more : List.of(Papers.zip(), script, Papers.pdf(1))) {
            refused(Papers.joined(Papers.png(), more), PNG, FilingRefusal.DOCUMENT_UNSAFE);
            refused(Papers.joined(Papers.jpeg(), more), JPEG, FilingRefusal.DOCUMENT_UNSAFE);
        }
        refused(Papers.joined(Papers.pdf(1), Papers.zip()), PDF, FilingRefusal.DOCUMENT_UNSAFE);
        refused(Papers.joined(Papers.pdf(1), script), PDF, FilingRefusal.DOCUMENT_UNSAFE);
        refused(
                Papers.joined(Papers.pdf(1), "MZ".getBytes(StandardCharsets.US_ASCII)),
                PDF,
                FilingRefusal.DOCUMENT_UNSAFE);
    }

    @Test
    void a_second_picture_and_empty_space_behind_a_photograph_are_the_cameras() {
        assertThat(check.check(Papers.joined(Papers.jpeg(), Papers.jpeg()), JPEG).pages())
                .isEqualTo(1);
        assertThat(check.check(Papers.joined(Papers.jpeg(), new byte[32]), JPEG).pages())
                .isEqualTo(1);
    }

    @Test
    void a_pdf_that_does_something_by_itself_is_refused() {
        refused(Papers.pdfWithProgram(), PDF, FilingRefusal.DOCUMENT_UNSAFE);
    }

    @Test
    void bombs_are_found_before_they_are_opened() {
        refused(Papers.bomb(40, 1), PDF, FilingRefusal.DOCUMENT_UNSAFE);
        refused(Papers.bomb(300, 2), PDF, FilingRefusal.DOCUMENT_UNSAFE);
        refused(Papers.bomb(40, 5), PDF, FilingRefusal.DOCUMENT_UNSAFE);
        assertThat(check.check(Papers.bomb(1, 1), PDF).pages()).isEqualTo(1);
        refused(Papers.hugePng(20_000, 20_000), PNG, FilingRefusal.DOCUMENT_UNSAFE);
        refused(Papers.hugePng(1, 40_000), PNG, FilingRefusal.DOCUMENT_UNSAFE);
        assertThat(check.check(Papers.hugePng(1000, 1000), PNG).pages()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LZWDecode",
                "RunLengthDecode",
                "ASCIIHexDecode",
                "ASCII85Decode",
                "ASCIIHexDecode LZWDecode",
                "ASCII85Decode RunLengthDecode"
            })
    void every_compression_of_a_pdf_is_taken_and_looked_through(String filters) {
        assertThat(check.check(Papers.filtered(filters.split(" "), 0), PDF).pages()).isEqualTo(1);
    }

    @Test
    void bombs_of_rare_compressions_are_found_as_well() {
        DocumentCheck large =
                new DocumentCheck(new DocumentLimits(10_000_000, 1_000_000, 3, List.of(PDF)));
        byte[] run = Papers.filtered(new String[] {"RunLengthDecode"}, 30);
        byte[] runs = Papers.filtered(new String[] {"ASCIIHexDecode", "RunLengthDecode"}, 30);

        for (byte[] bomb : List.of(run, runs, Papers.filtersElsewhere("RunLengthDecode", 30))) {
            assertThatThrownBy(() -> large.check(bomb, PDF))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("too large");
        }
        assertThat(large.check(Papers.filtersElsewhere("LZWDecode", 0), PDF).pages()).isEqualTo(1);
    }

    @Test
    void base_85_as_printing_programs_write_it_is_looked_through() {
        byte[] quiet = "q Q".getBytes(StandardCharsets.US_ASCII);
        byte[] text = Papers.withStream("<< /Length 3 >>", quiet);

        assertThat(check.check(text, PDF).pages()).isEqualTo(1);
    }

    private void refused(byte[] content, String type, FilingRefusal why) {
        assertThatThrownBy(() -> check.check(content, type))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).as("%s", refused).isEqualTo(why));
    }
}
