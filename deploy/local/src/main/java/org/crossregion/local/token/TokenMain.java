package org.crossregion.local.token;

import org.crossregion.local.client.Tokens;
import org.crossregion.local.launch.Arguments;
import org.crossregion.local.launch.Failure;
import org.crossregion.local.launch.Layout;
import org.crossregion.local.launch.StackFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints one bearer token for a role, an institution, a region and a user. */
public final class TokenMain {

    private static final List<String> ROLES =
            List.of(
                    "hospital",
                    "filing-clerk",
                    "fee-auditor",
                    "finance-maker",
                    "finance-checker",
                    "approver",
                    "authority",
                    "auditor",
                    "administrator");

    private static final String USAGE =
            """
            Usage: deploy/local/token --role R [--institution CODE] [--region CODE] [--user NAME]
              --role R            %s
              --institution CODE  the hospital's or pharmacy's code, which role hospital needs
              --region CODE       the region the person works for; a province covers its regions
              --user NAME         the person's name in the audit trail (default: the role)
              --port-offset N     of the stack, if it was started with one
            """
                    .formatted(String.join(", ", ROLES));

    private TokenMain() {}

    public static void main(String[] words) {
        try {
            print(new Arguments(words));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void print(Arguments arguments) {
        Optional<String> role = Optional.empty();
        Optional<String> institution = Optional.empty();
        Optional<String> region = Optional.empty();
        Optional<String> user = Optional.empty();
        int offset = 0;
        while (arguments.hasNext()) {
            String option = arguments.next();
            switch (option) {
                case "--role" -> role = Optional.of(arguments.value());
                case "--institution" -> institution = Optional.of(arguments.value());
                case "--region" -> region = Optional.of(arguments.value());
                case "--user" -> user = Optional.of(arguments.value());
                case "--port-offset" -> offset = arguments.number();
                case "--help" -> {
                    System.out.print(USAGE);
                    return;
                }
                default ->
                        throw new Failure(
                                "Unknown option " + option + ": see deploy/local/token --help.");
            }
        }
        String wanted =
                role.filter(ROLES::contains)
                        .orElseThrow(
                                () ->
                                        new Failure(
                                                "Name a role with --role: "
                                                        + String.join(", ", ROLES)
                                                        + "."));
        if (wanted.equals("hospital") && institution.isEmpty()) {
            throw new Failure("Role hospital needs --institution CODE, such as H22010000001.");
        }
        region.filter(code -> !code.matches("[0-9]{6}"))
                .ifPresent(
                        code -> {
                            throw new Failure(
                                    "--region takes six digits such as 220100, not " + code + ".");
                        });
        StackFile stack = StackFile.running(Layout.of(offset));
        System.out.println(
                new Tokens(Path.of(stack.keys()))
                        .of(wanted, user.orElse(wanted), institution, region));
    }
}
