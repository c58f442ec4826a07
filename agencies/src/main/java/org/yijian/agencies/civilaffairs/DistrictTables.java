package org.yijian.agencies.civilaffairs;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yijian.agencies.district.CareWorker;
import org.yijian.agencies.district.District;
import org.yijian.agencies.district.Facility;
import org.yijian.agencies.district.Problem;
import org.yijian.agencies.district.Visit;

/** Writes the district into the tables of the front-end database, in the codes of civil affairs. */
final class DistrictTables {

    private final FrontEndDatabase database;

    DistrictTables(FrontEndDatabase database) {
        this.database = database;
    }

    /** Fills the tables in one transaction; does nothing if they are filled. */
    void fill(District district) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            if (!filled(connection)) {
                facilities(connection, district.facilities());
                visits(connection, district.careVisits());
                findings(connection, district.careVisits());
                people(connection, district.careWorkers());
            }
            connection.commit();
        } catch (SQLException broken) {
            throw new IllegalStateException("the front-end database cannot be filled", broken);
        }
    }

    private static boolean filled(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM facility LIMIT 1")) {
            return row.next();
        }
    }

    private static void facilities(Connection connection, List<Facility> facilities) throws SQLException {
        try (Rows rows = new Rows(connection, "facility", 22)) {
            for (Facility facility : facilities) {
                rows.add(facility.number(), facility.filingNumber(), facility.creditCode(), facility.name(),
                        facility.alias(), CivilAffairsCodes.type(facility.type()),
                        CivilAffairsCodes.ownership(facility.ownership()), facility.street().code(),
                        facility.address(), facility.latitude(), facility.longitude(), facility.beds(),
                        facility.nursingBeds(), facility.occupancy(), facility.legalRepresentative(),
                        facility.chain(), CivilAffairsCodes.grade(facility.grade()), facility.priceFrom(),
                        facility.priceTo(), facility.filedOn(), CivilAffairsCodes.status(facility.status()),
                        startOf(facility.filedOn()));
            }
        }
    }

    private static void visits(Connection connection, List<Visit> visits) throws SQLException {
        try (Rows rows = new Rows(connection, "inspection", 12)) {
            int id = 0;
            for (Visit visit : visits) {
                Facility facility = visit.facility();
                rows.add(++id, visit.number(), facility.filingNumber(), facility.creditCode(), facility.name(),
                        facility.street().code(), CivilAffairsCodes.inspection(visit.type()), visit.plan(),
                        visit.date(), String.join("、", visit.inspectors()), visit.conclusion(),
                        startOf(visit.date()));
            }
        }
    }

    private static void findings(Connection connection, List<Visit> visits) throws SQLException {
        try (Rows rows = new Rows(connection, "finding", 17)) {
            int id = 0;
            for (Visit visit : visits) {
                for (Problem problem : visit.problems()) {
                    finding(rows, ++id, visit, problem);
                }
            }
        }
    }

    private static void finding(Rows rows, int id, Visit visit, Problem problem) throws SQLException {
        LocalDate changed = problem.struckOffOn() == null ? visit.date() : problem.struckOffOn();
        rows.add(id, problem.number(), visit.number(), visit.facility().filingNumber(),
                visit.facility().street().code(), visit.date(), problem.clause(), problem.category(),
                problem.description(), CivilAffairsCodes.severity(problem.severity()),
                CivilAffairsCodes.scope(problem.scope()), CivilAffairsCodes.domain(problem.domain()),
                problem.deadline(), problem.rectifiedOn(), problem.recheckedOn(), problem.struckOffOn(),
                startOf(changed));
    }

    private static void people(Connection connection, List<CareWorker> people) throws SQLException {
        try (Rows rows = new Rows(connection, "practitioner", 9)) {
            for (CareWorker person : people) {
                rows.add(person.number(), person.name(), person.identityNumber(), person.facility().filingNumber(),
                        person.facility().creditCode(), person.role(), person.certificate(),
                        person.certificateLevel(), startOf(person.facility().filedOn()));
            }
        }
    }

    private static OffsetDateTime startOf(LocalDate day) {
        return OffsetDateTime.of(day, LocalTime.MIDNIGHT, ZoneOffset.ofHours(8));
    }

    /** Batched inserts into one table, columns in their order. */
    private static final class Rows implements AutoCloseable {

        private final PreparedStatement statement;

        Rows(Connection connection, String table, int columns) throws SQLException {
            this.statement = connection
                    .prepareStatement("INSERT INTO " + table + " VALUES (" + "?,".repeat(columns - 1) + "?)");
        }

        void add(@Nullable Object... values) throws SQLException {
            for (int index = 0; index < values.length; index++) {
                Object value = values[index];
                statement.setObject(index + 1, value instanceof LocalDate day ? Date.valueOf(day) : value);
            }
            statement.addBatch();
        }

        @Override
        public void close() throws SQLException {
            statement.executeBatch();
            statement.close();
        }
    }
}
