package org.crossregion.filing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.filing.employer.BankAccount;
import org.crossregion.filing.employer.Employer;
import org.crossregion.filing.employer.Employers;
import org.crossregion.filing.person.Person;
import org.crossregion.filing.person.Persons;
import org.crossregion.filing.returns.Payee;
import org.crossregion.filing.returns.ReturnItem;
import org.crossregion.filing.returns.ReturnList;
import org.crossregion.filing.returns.Returns;
import org.crossregion.forms.Cell;
import org.crossregion.forms.Column;
import org.crossregion.forms.Form;
import org.crossregion.forms.Layout;
import org.crossregion.forms.Section;
import org.crossregion.values.Beijing;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.identity.IdentityProtection;
import org.crossregion.web.security.Caller;
import org.crossregion.web.security.Role;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form {@code account-return}, 异地安置人员个人账户返还清单 (S0 三): of a whole list, or of what goes to one
 * employer or person.
 */
@ApplicationScoped
class AccountReturnForm implements FormSource {

    private static final String NAME = "account-return";

    private final Returns returns;
    private final Employers employers;
    private final Persons persons;
    private final FilingPaper paper;
    private final IdentityProtection protection;
    private final Caller caller;

    AccountReturnForm(
            Returns returns,
            Employers employers,
            Persons persons,
            FilingPaper paper,
            IdentityProtection protection,
            Caller caller) {
        this.returns = returns;
        this.employers = employers;
        this.persons = persons;
        this.paper = paper;
        this.protection = protection;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(NAME);
    }

    @Override
    public Set<String> roles(String form) {
        return Set.of(
                Role.FILING_CLERK,
                Role.FINANCE_MAKER,
                Role.FINANCE_CHECKER,
                Role.AUTHORITY,
                Role.AUDITOR);
    }

    /**
     * By {@code region} and the year {@code period}, or by {@code id}: the list's, or list/payee.
     */
    @Override
    public Form make(FormQuery query) {
        String[] id = query.id().orElse("").split("/", 2);
        ReturnList list =
                id[0].isEmpty()
                        ? returns.of(query.needRegion(), query.needPeriod().firstDay().getYear())
                        : returns.get(id[0]);
        caller.mustCover(list.region());
        String payee = id.length > 1 ? id[1] : "";
        List<ReturnItem> items = returns.items(list.id(), payee);
        LocalDate day = Beijing.day(list.drawnAt());
        Map<String, Person> known = persons.find(items.stream().map(ReturnItem::personNo).toList());
        Map<String, BankAccount> own =
                returns.bankAccounts(
                        items.stream()
                                .filter(item -> item.payee() == Payee.PERSON)
                                .map(ReturnItem::payeeNo)
                                .toList(),
                        day);
        Map<String, Employer> units =
                employers
                        .find(
                                items.stream()
                                        .filter(item -> item.payee() == Payee.EMPLOYER)
                                        .map(ReturnItem::payeeNo)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(Employer::unitNo, unit -> unit));
        LinkedHashMap<String, String> header = new LinkedHashMap<>();
        header.put("编制单位", paper.name(list.region()) + "医疗保险经办机构");
        header.put("返还年度", list.year() + " 年");
        header.put("状态", list.stateName());
        List<Section> sections = new ArrayList<>();
        sections.add(
                section(
                        "单位返还（单位确认并开具收据后划拨）",
                        items,
                        Payee.EMPLOYER,
                        known,
                        item -> Optional.ofNullable(units.get(item.payeeNo())).map(Employer::name),
                        item ->
                                Optional.ofNullable(units.get(item.payeeNo()))
                                        .flatMap(Employer::account)));
        sections.add(
                section(
                        "个人返还（灵活就业人员、改制破产单位人员）",
                        items,
                        Payee.PERSON,
                        known,
                        item -> Optional.ofNullable(known.get(item.payeeNo())).map(Person::name),
                        item -> Optional.ofNullable(own.get(item.payeeNo()))));
        sections.removeIf(section -> section.rows().isEmpty() && items.size() > 0);
        return new Form(
                        NAME,
                        "异地安置人员个人账户返还清单",
                        header,
                        "元",
                        sections,
                        signOff(list),
                        list.id() + (payee.isEmpty() ? "" : "-" + payee),
                        "1",
                        "",
                        Layout.LANDSCAPE)
                .withVerificationCode();
    }

    private static LinkedHashMap<String, String> signOff(ReturnList list) {
        LinkedHashMap<String, String> lines =
                FilingPaper.lines(List.of("单位负责人", "审核人", "复核人", "制表人"));
        lines.put("制表人", list.drawnBy());
        list.decidedBy().filter(by -> list.isChecked()).ifPresent(by -> lines.put("复核人", by));
        return lines;
    }

    /** What is looked up for an item. */
    private interface LookUp<T> {
        Optional<T> of(ReturnItem item);
    }

    private Section section(
            String name,
            List<ReturnItem> items,
            Payee payee,
            Map<String, Person> known,
            LookUp<String> payeeName,
            LookUp<BankAccount> account) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ReturnItem item : items) {
            if (item.payee() == payee) {
                Person person = known.get(item.personNo());
                Optional<BankAccount> to = account.of(item);
                rows.add(
                        List.of(
                                Cell.of(Integer.toString(rows.size() + 1)),
                                Cell.of(payeeName.of(item).orElse(item.payeeNo())),
                                Cell.of(person.name()),
                                Cell.of(item.personNo()),
                                Cell.of(paper.masked(person.identity())),
                                Cell.of(item.amountFen()),
                                Cell.of(to.map(BankAccount::bank).orElse("")),
                                Cell.of(
                                        to.map(one -> protection.reveal(one.number()))
                                                .map(IdentityProtection::mask)
                                                .orElse("未登记")),
                                Cell.of(item.receiptNo().orElse("")),
                                item.paidOn().map(Cell::of).orElse(Cell.BLANK)));
            }
        }
        return Section.table(
                name,
                List.of(
                        Column.text("no", "序号"),
                        Column.text("payee", "收款单位（人）").wide(24),
                        Column.text("name", "姓名"),
                        Column.text("personNo", "人员编号").wide(22),
                        Column.text("certificateNo", "证件号码").wide(20),
                        Column.money("amount", "返还金额"),
                        Column.text("bank", "开户银行").wide(20),
                        Column.text("accountNo", "银行账号").wide(20),
                        Column.text("receiptNo", "收据编号"),
                        Column.date("paidOn", "支付日期")),
                rows);
    }
}
