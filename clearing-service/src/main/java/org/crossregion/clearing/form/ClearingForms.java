package org.crossregion.clearing.form;

import jakarta.enterprise.context.ApplicationScoped;

import org.crossregion.clearing.calendar.ClearingPolicy;
import org.crossregion.clearing.calendar.Policies;
import org.crossregion.clearing.deduction.DeductionTable;
import org.crossregion.clearing.period.PeriodKey;
import org.crossregion.clearing.period.Periods;
import org.crossregion.clearing.period.SignOff;
import org.crossregion.clearing.statement.Statement;
import org.crossregion.forms.CanonicalJson;
import org.crossregion.forms.Form;
import org.crossregion.values.RegionCode;
import org.crossregion.web.form.FormQuery;
import org.crossregion.web.form.FormSource;
import org.crossregion.web.form.IssuedForm;
import org.crossregion.web.form.Superseded;
import org.crossregion.web.problem.Refused;
import org.crossregion.web.security.Caller;

import java.util.Optional;
import java.util.Set;

/**
 * Makes forms 9 to 14 and {@code matrix} from the statement version in force, signed off by those
 * who took the steps.
 */
@ApplicationScoped
class ClearingForms implements FormSource {

    private final Periods periods;
    private final Drawn drawn;
    private final Policies policies;
    private final DeductionTable deductions;
    private final Caller caller;

    ClearingForms(
            Periods periods,
            Drawn drawn,
            Policies policies,
            DeductionTable deductions,
            Caller caller) {
        this.periods = periods;
        this.drawn = drawn;
        this.policies = policies;
        this.deductions = deductions;
        this.caller = caller;
    }

    @Override
    public Set<String> forms() {
        return Set.of(BalanceForm.NO, MatrixForm.NO, "10", "11", "12", "13", DeductionForm.NO);
    }

    @Override
    public Form make(FormQuery query) {
        return switch (query.no()) {
            case BalanceForm.NO -> balance(query);
            case MatrixForm.NO -> matrix(query);
            default -> ofRegion(query);
        };
    }

    private Form balance(FormQuery query) {
        RegionCode authority = query.needAuthority();
        caller.mustCover(authority);
        PeriodKey key = key(query, authority);
        Statement statement = drawn.statement(key, query.version());
        Form form = BalanceForm.of(drawn.issue(statement));
        if (!CanonicalJson.sha256(form).equals(statement.sha256())) {
            throw new IllegalStateException(
                    "version " + statement.version() + " of " + key + " no longer has its hash");
        }
        return signed(form, statement);
    }

    private Form matrix(FormQuery query) {
        RegionCode authority = query.needAuthority();
        caller.mustCover(authority);
        Statement statement = drawn.statement(key(query, authority), query.version());
        return signed(MatrixForm.of(drawn.issue(statement)), statement);
    }

    private Form ofRegion(FormQuery query) {
        RegionCode region = query.needRegion();
        caller.mustCover(region);
        PeriodKey key = key(query, query.authority().orElse(region.province()));
        mustBeOfProvince(key);
        key.mustContain(region);
        Statement statement = drawn.statement(key, query.version());
        if (query.no().equals(DeductionForm.NO) && query.version().isPresent()) {
            throw Refused.field("version", "in-force", "form 14 shows the deductions that stand");
        }
        Issue issue = drawn.issue(statement);
        ClearingPolicy policy = policies.inForce(key.circle(), key.period());
        Form form =
                query.no().equals(DeductionForm.NO)
                        ? new DeductionForm(
                                        issue,
                                        region,
                                        policy,
                                        deductions.lines(key.circle(), key.period(), region))
                                .make()
                        : new RegionForms(issue, region, policy).make(query.no());
        return signed(form, statement);
    }

    @Override
    public Optional<Superseded> supersededBy(FormQuery query, IssuedForm form) {
        RegionCode authority =
                query.authority().or(() -> query.region().map(RegionCode::province)).orElseThrow();
        return drawn.supersededBy(key(query, authority), form.version());
    }

    /** The nation's tables are of provinces, and have one row for each. */
    private static void mustBeOfProvince(PeriodKey key) {
        if (key.circle().isNation()) {
            throw Refused.field(
                    "authority", "province", "tables of a region are drawn up by its province");
        }
    }

    private static PeriodKey key(FormQuery query, RegionCode authority) {
        return PeriodKey.asked(authority, query.tier(), query.needPeriod());
    }

    private Form signed(Form form, Statement statement) {
        boolean numbered = form.form().equals(BalanceForm.NO) && statement.key().period().isMonth();
        return form.withSignOff(
                        SignOff.ofTable(
                                periods.find(statement.key()).ofVersion(statement.version())))
                .withNumber(numbered ? statement.number().orElse("") : "")
                .withVerificationCode();
    }
}
