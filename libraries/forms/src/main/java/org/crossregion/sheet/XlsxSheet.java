package org.crossregion.sheet;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.crossregion.sheet.SheetCell.Flaw;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.ParserConfigurationException;

/** The first visible sheet of a workbook, read as a stream of cells. */
final class XlsxSheet {

    private static final int MOST_PARTS = 1000;
    private static final int SMALL_PART = 1 << 20;

    /** A spreadsheet keeps no more digits of a number. */
    private static final int MOST_EXACT_DIGITS = 15;

    private XlsxSheet() {}

    static Sheet read(byte[] file, SheetLimits limits) {
        mustBeHarmless(file, limits);
        try (OPCPackage workbook = OPCPackage.open(new ByteArrayInputStream(file))) {
            XSSFReader reader = new XSSFReader(workbook);
            BookPart book = new BookPart();
            try (InputStream part = reader.getWorkbookData()) {
                parse(part, book);
            }
            if (book.firstVisible == null) {
                throw new SheetNotRead("empty", "工作簿中没有可见的工作表");
            }
            SheetPart sheet =
                    new SheetPart(
                            new ReadOnlySharedStringsTable(workbook),
                            reader.getStylesTable(),
                            book.since1904,
                            limits);
            try (InputStream part = reader.getSheet(book.firstVisible)) {
                parse(part, sheet);
            }
            return new Sheet(SheetFormat.XLSX, sheet.rows());
        } catch (OpenXML4JException
                | IOException
                | SAXException
                | ParserConfigurationException
                | IllegalArgumentException
                | IllegalStateException
                | org.apache.poi.ooxml.POIXMLException e) {
            if (e.getCause() instanceof SheetNotRead refused) {
                throw refused;
            }
            throw new SheetNotRead("syntax", "文件不是完好的 XLSX 工作簿");
        }
    }

    /** Inflates every part once without keeping it. */
    private static void mustBeHarmless(byte[] file, SheetLimits limits) {
        long all = 0;
        int parts = 0;
        boolean workbook = false;
        byte[] buffer = new byte[1 << 16];
        try (ZipArchiveInputStream zip =
                new ZipArchiveInputStream(new ByteArrayInputStream(file))) {
            for (ZipArchiveEntry part = zip.getNextEntry();
                    part != null;
                    part = zip.getNextEntry()) {
                if (++parts > MOST_PARTS) {
                    throw new SheetNotRead("zip-bomb", "工作簿的部件过多");
                }
                if (part.getName().endsWith("vbaProject.bin")) {
                    throw new SheetNotRead("macros", "工作簿含有宏，请另存为不含宏的 .xlsx");
                }
                workbook |= part.getName().equals("xl/workbook.xml");
                for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                    all += read;
                    boolean swells =
                            zip.getUncompressedCount() > SMALL_PART
                                    && zip.getUncompressedCount()
                                            > limits.ratio() * zip.getCompressedCount();
                    if (all > limits.inflatedBytes() || swells) {
                        throw new SheetNotRead("zip-bomb", "工作簿解压后过大，或压缩比异常");
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new SheetNotRead("syntax", "文件不是完好的 XLSX 工作簿");
        }
        if (!workbook) {
            throw new SheetNotRead("not-a-workbook", "压缩包中没有工作簿，请上传 .xlsx 或 .csv");
        }
    }

    private static void parse(InputStream part, DefaultHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(handler);
        xml.parse(new InputSource(part));
    }

    /** Which sheet comes first, and how days are counted. */
    private static final class BookPart extends DefaultHandler {

        private String firstVisible;
        private boolean since1904;

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            if (local.equals("workbookPr")) {
                since1904 = isTrue(attributes.getValue("date1904"));
            } else if (local.equals("sheet") && firstVisible == null) {
                String state = attributes.getValue("state");
                if (state == null || state.equals("visible")) {
                    firstVisible =
                            attributes.getValue(
                                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                    "id");
                }
            }
        }

        private static boolean isTrue(String flag) {
            return "1".equals(flag) || "true".equals(flag);
        }
    }

    /** The cells of a sheet in the order of the file. */
    private static final class SheetPart extends DefaultHandler {

        private final ReadOnlySharedStringsTable strings;
        private final StylesTable styles;
        private final boolean since1904;
        private final SheetLimits limits;
        private final List<SheetRow> rows = new ArrayList<>();
        private final List<CellRangeAddress> merged = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        private int rowNumber;
        private List<SheetCell> cells = new ArrayList<>();
        private int column;
        private String type;
        private int style;
        private boolean formula;
        private boolean collecting;
        private boolean phonetic;

        SheetPart(
                ReadOnlySharedStringsTable strings,
                StylesTable styles,
                boolean since1904,
                SheetLimits limits) {
            this.strings = strings;
            this.styles = styles;
            this.since1904 = since1904;
            this.limits = limits;
        }

        List<SheetRow> rows() {
            return merged.isEmpty() ? rows : rows.stream().map(this::unmerged).toList();
        }

        private SheetRow unmerged(SheetRow row) {
            List<CellRangeAddress> here =
                    merged.stream().filter(range -> range.containsRow(row.number() - 1)).toList();
            if (here.isEmpty()) {
                return row;
            }
            List<SheetCell> marked = new ArrayList<>(row.cells());
            for (CellRangeAddress range : here) {
                while (marked.size() <= Math.min(range.getLastColumn(), limits.columns())) {
                    marked.add(SheetCell.EMPTY);
                }
            }
            for (int i = 0; i < marked.size(); i++) {
                int at = i;
                if (here.stream().anyMatch(range -> range.containsColumn(at))) {
                    marked.set(i, marked.get(i).flawed(Flaw.MERGED));
                }
            }
            return new SheetRow(row.number(), marked);
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            switch (local) {
                case "row" -> startRow(attributes);
                case "c" -> startCell(attributes);
                case "f" -> formula = true;
                case "rPh" -> phonetic = true;
                case "v", "t" -> collecting = !phonetic;
                case "mergeCell" ->
                        merged.add(CellRangeAddress.valueOf(attributes.getValue("ref")));
                default -> {
                    // Widths, filters, pictures: nothing of the list.
                }
            }
        }

        private void startRow(Attributes attributes) {
            String given = attributes.getValue("r");
            rowNumber = given == null ? rowNumber + 1 : Integer.parseInt(given);
            cells = new ArrayList<>();
            column = -1;
        }

        private void startCell(Attributes attributes) {
            String reference = attributes.getValue("r");
            column = reference == null ? column + 1 : columnOf(reference);
            type = attributes.getValue("t");
            String index = attributes.getValue("s");
            style = index == null ? 0 : Integer.parseInt(index);
            formula = false;
            text.setLength(0);
        }

        private static int columnOf(String reference) {
            int column = 0;
            for (int i = 0; i < reference.length() && reference.charAt(i) >= 'A'; i++) {
                column = column * 26 + reference.charAt(i) - 'A' + 1;
            }
            return column - 1;
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            if (collecting) {
                text.append(characters, start, length);
            }
        }

        @Override
        public void endElement(String uri, String local, String name) {
            switch (local) {
                case "v", "t" -> collecting = false;
                case "rPh" -> phonetic = false;
                case "c" -> endCell();
                case "row" -> endRow();
                default -> {
                    // See startElement.
                }
            }
        }

        private void endCell() {
            SheetCell cell = cell(text.toString());
            if (cell.isEmpty()) {
                return;
            }
            Sheet.mustBeWithin(limits, rows.size(), column + 1);
            while (cells.size() < column) {
                cells.add(SheetCell.EMPTY);
            }
            cells.add(cell);
        }

        private void endRow() {
            if (!cells.isEmpty()) {
                Sheet.mustBeWithin(limits, rows.size() + 1, 0);
                rows.add(new SheetRow(rowNumber, cells));
            }
        }

        private SheetCell cell(String value) {
            SheetCell read = value.isEmpty() ? SheetCell.EMPTY : typed(value);
            return formula ? new SheetCell(read.text(), Flaw.FORMULA) : read;
        }

        private SheetCell typed(String value) {
            return switch (type == null ? "n" : type) {
                case "s" ->
                        SheetCell.of(
                                strings.getItemAt(Integer.parseInt(value)).getString().strip());
                case "b" -> SheetCell.of(value.equals("1") ? "TRUE" : "FALSE");
                case "e" -> new SheetCell(value, Flaw.ERROR_VALUE);
                case "d" -> SheetCell.of(value.length() > 10 ? value.substring(0, 10) : value);
                case "n" -> number(value);
                default -> SheetCell.of(value.strip());
            };
        }

        /** A number of more than 15 digits has lost some of them when it was typed. */
        private SheetCell number(String value) {
            BigDecimal number = new BigDecimal(value.strip());
            if (isDate()
                    && number.scale() > -10
                    && DateUtil.isValidExcelDate(number.doubleValue())) {
                return SheetCell.of(
                        DateUtil.getLocalDateTime(number.doubleValue(), since1904)
                                .toLocalDate()
                                .toString());
            }
            BigDecimal shortest = number.stripTrailingZeros();
            if (Math.abs((long) shortest.scale()) > 30) {
                return new SheetCell(value.strip(), Flaw.IMPRECISE);
            }
            int digits = shortest.precision() - Math.min(0, shortest.scale());
            return digits > MOST_EXACT_DIGITS
                    ? new SheetCell(shortest.toPlainString(), Flaw.IMPRECISE)
                    : SheetCell.of(shortest.toPlainString());
        }

        private boolean isDate() {
            if (style < 0 || style >= styles.getNumCellStyles()) {
                return false;
            }
            XSSFCellStyle format = styles.getStyleAt(style);
            return DateUtil.isADateFormat(format.getDataFormat(), format.getDataFormatString());
        }
    }
}
