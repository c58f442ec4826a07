package org.yijian.hub.account;

import java.util.List;
import java.util.Set;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.yijian.records.Department;
import org.yijian.security.access.AccessScope;
import org.yijian.security.access.Role;
import org.yijian.security.access.Sensitivity;

/** The seven accounts of a trial, all with one password. They see both demonstration districts and open data. */
public final class DemonstrationAccounts {

    private static final Set<String> REGIONS = Set.of("500106", "510107", "US");

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    public DemonstrationAccounts(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    /**
     * Makes the accounts, and gives them this password if it is not theirs already. They always get their passwords
     * together, so that looking at one of them tells: a password hash takes its time on purpose.
     */
    public void ensure(String password) {
        List<Account> wanted = all();
        boolean there = wanted.stream().allMatch(
                account -> accounts.named(account.name()).filter(known -> known.account().equals(account)).isPresent());
        boolean same = there && accounts.named(wanted.getFirst().name())
                .filter(known -> encoder.matches(password, known.passwordHash())).isPresent();
        if (!same) {
            wanted.parallelStream().forEach(account -> accounts.save(account, encoder.encode(password)));
        }
    }

    /** Their names. */
    public List<String> names() {
        return all().stream().map(Account::name).toList();
    }

    private static List<Account> all() {
        Set<String> inspected = Set.of(Department.CIVIL_AFFAIRS.wire(), Department.HEALTH.wire(),
                Department.MARKET_REGULATION.wire(), Department.FIRE_RESCUE.wire(), Department.HOTLINE.wire(),
                Department.OPEN_DATA.wire());
        return List.of(
                new Account("inspector", "检查员", "Inspector", Set.of(Role.INSPECTOR), false, inspected, REGIONS,
                        Sensitivity.INTERNAL, true),
                new Account("supervisor", "业务主管", "Supervisor", Set.of(Role.SUPERVISOR), true, Set.of(), REGIONS,
                        Sensitivity.PERSONAL, true),
                ofAllExchanges("administrator", "路由管理员", "Route administrator", Role.ROUTE_ADMINISTRATOR),
                ofAllExchanges("approver", "审批人", "Approver", Role.APPROVER),
                withoutRecords("system", "系统管理员", "System administrator", Role.SYSTEM_ADMINISTRATOR),
                withoutRecords("security", "安全管理员", "Security administrator", Role.SECURITY_ADMINISTRATOR),
                withoutRecords("auditor", "审计管理员", "Audit administrator", Role.AUDIT_ADMINISTRATOR));
    }

    /** Sees what was exchanged by everybody; the role shows no record. */
    private static Account ofAllExchanges(String name, String chinese, String english, Role role) {
        return new Account(name, chinese, english, Set.of(role), true, Set.of(), Set.of(AccessScope.EVERYWHERE),
                Sensitivity.PUBLIC, true);
    }

    private static Account withoutRecords(String name, String chinese, String english, Role role) {
        AccessScope nothing = AccessScope.nothing(name);
        return new Account(name, chinese, english, Set.of(role), false, nothing.departments(), nothing.regions(),
                nothing.clearance(), true);
    }
}
