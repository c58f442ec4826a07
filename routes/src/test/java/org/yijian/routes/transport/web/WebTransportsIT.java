package org.yijian.routes.transport.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.routes.RouteError;
import org.yijian.routes.definition.AllowedHosts;
import org.yijian.routes.kit.Reception;
import org.yijian.routes.transport.Poller;
import org.yijian.routes.transport.web.WebAgency.Asked;
import org.yijian.routes.transport.web.WebAgency.Told;
import org.yijian.security.error.FaultException;
import org.yijian.security.privacy.Pseudonyms;
import org.yijian.security.trust.CertificateFile;
import org.yijian.security.trust.KeyPurpose;
import org.yijian.security.trust.KeyRing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class WebTransportsIT {

    private static final String FIRST_PAGE = """
            {"resourceType":"Bundle","link":[{"relation":"next","url":"%s"}],
            "entry":[{"resource":{"meta":{"lastUpdated":"2026-03-01T08:00:00+08:00"}}}]}""";
    private static final String LAST_PAGE = """
            {"resourceType":"Bundle","entry":[{"resource":{"meta":{"lastUpdated":"2026-03-02T00:00:00.5Z"}}}]}""";
    private static final String EMPTY_PAGE = "{\"resourceType\":\"Bundle\",\"total\":0}";
    private static final String NUMBER = "500106194103070018";

    @TempDir
    private Path home;
    private Reception reception;

    @BeforeEach
    void open() {
        reception = new Reception(home.resolve("raw"));
    }

    @Test
    void fhirPagesAreFollowedAndTheMarkIsTheNewestChange() throws IOException {
        try (WebAgency agency = WebAgency.plain(FHIR)) {
            // Given, When
            Poller poll = fhir(agency, 1 << 20);
            poll.poll(() -> true);
            poll.poll(() -> true);

            // Then
            assertThat(reception.received()).hasSize(2);
            assertThat(agency.asked()).extracting(Asked::address).containsExactly(
                    "/fhir/Organization?_count=50&_sort=_lastUpdated", "/fhir/page2",
                    "/fhir/Organization?_count=50&_sort=_lastUpdated&_lastUpdated=gt2026-03-02T00:00:00.500Z");
            assertThat(agency.asked()).allSatisfy(asked -> assertThat(asked.authorization()).isEqualTo("Bearer t0ken"));
        }
    }

    private static final Function<Asked, Told> FHIR = asked -> Told.text(asked.address().endsWith("page2")
            ? LAST_PAGE
            : asked.address().contains("=gt") ? EMPTY_PAGE : FIRST_PAGE.formatted("/fhir/page2"));

    @Test
    void aNextPageElsewhereIsNotFollowed() throws IOException {
        try (WebAgency other = WebAgency.plain(asked -> Told.text(LAST_PAGE));
                WebAgency agency = WebAgency.plain(asked -> Told
                        .text(FIRST_PAGE.formatted("http://127.0.0.1:" + other.port() + "/fhir/page2")))) {
            assertFault(RouteError.OTHER_ORIGIN, fhir(agency, 1 << 20));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void pagesThatGoInCirclesEnd() throws IOException {
        try (WebAgency agency = WebAgency.plain(asked -> Told.text(FIRST_PAGE.formatted("/fhir/round")))) {
            assertFault(RouteError.ANSWER_UNREADABLE, fhir(agency, 1 << 20));
            assertThat(reception.marks().read("test", "Organization")).isEmpty();
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException {
        try (WebAgency other = WebAgency.plain(asked -> Told.text(LAST_PAGE));
                WebAgency agency = WebAgency.plain(asked -> new Told(302,
                        Map.of("Location", "http://127.0.0.1:" + other.port() + "/"), new byte[0]))) {
            assertFault(RouteError.REFUSED_BY_AGENCY, fhir(agency, 1 << 20));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void anAnswerThatIsTooLargeIsCutOff() throws IOException {
        try (WebAgency agency = WebAgency.plain(asked -> new Told(200, Map.of(), new byte[100_000]))) {
            assertFault(RouteError.ANSWER_TOO_LARGE, fhir(agency, 50_000));
        }
    }

    @Test
    void aHostThatIsNotAllowedIsNotSpokenTo() throws IOException {
        try (WebAgency agency = WebAgency.plain(FHIR)) {
            OutboundGateway closed = new OutboundGateway(new AllowedHosts(java.util.Set.of("example.org")),
                    new AgencyTrust(home));
            assertFault(RouteError.HOST_NOT_ALLOWED, fhir(agency, closed));
            assertThat(agency.asked()).isEmpty();
        }
    }

    @Test
    void messagesComeByNumberOverTheAgencysOwnAuthority() throws Exception {
        // Given an agency with a CA of its own
        KeyRing keys = KeyRing.openOrCreate(home.resolve("agency"), Clock.systemUTC());
        CertificateFile.write(home.resolve("trust/lines/ca.pem"),
                List.of(keys.key(KeyPurpose.TLS).chain().getLast()));
        try (WebAgency agency = WebAgency.secure(tls(keys), asked -> asked.address().endsWith("after=7")
                ? new Told(204, Map.of(), new byte[0])
                : new Told(200, Map.of("X-Message-Number", asked.address().endsWith("after=0") ? "3" : "7"),
                        asked.address().getBytes(UTF_8)))) {
            // When
            https(agency, home.resolve("trust")).poll(() -> true);

            // Then
            assertThat(reception.received()).extracting(raw -> raw.fileName()).containsExactly("message-3.json",
                    "message-7.json");
            assertThat(reception.marks().read("test", "number")).contains("7");
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsNotTrusted() throws Exception {
        // Given
        KeyRing keys = KeyRing.openOrCreate(home.resolve("agency"), Clock.systemUTC());
        KeyRing others = KeyRing.openOrCreate(home.resolve("other"), Clock.systemUTC());
        CertificateFile.write(home.resolve("trust/lines/ca.pem"),
                List.of(others.key(KeyPurpose.TLS).chain().getLast()));
        try (WebAgency agency = WebAgency.secure(tls(keys), asked -> Told.text("x"))) {
            assertFault(RouteError.UNREACHABLE, https(agency, home.resolve("trust")));
        }
    }

    @Test
    void aPersonIsAskedAboutByNumberAndKeptByPseudonym() throws IOException {
        try (WebAgency agency = WebAgency.plain(asked -> Told.text("<status>alive</status>"))) {
            // Given, When
            soap(agency).poll(() -> true);

            // Then
            assertThat(agency.asked()).singleElement().satisfies(asked -> assertThat(asked.body()).contains(NUMBER)
                    .contains("<q:name>王&amp;明</q:name>").contains("<q:questionId>9</q:questionId>"));
            assertThat(reception.received()).singleElement().satisfies(raw -> {
                assertThat(raw.toString()).doesNotContain(NUMBER).doesNotContain("王");
                assertThat(raw.attributes()).containsEntry("questionId", "9").containsKey("pseudonym")
                        .doesNotContainKey("creditCode");
            });
        }
    }

    @Test
    void anAnswerThatRepeatsThePersonIsNotKept() throws IOException {
        try (WebAgency agency = WebAgency.plain(asked -> Told.text("<person>" + NUMBER + "</person>"))) {
            assertFault(RouteError.PERSONAL_DATA_IN_ANSWER, soap(agency));
            assertThat(reception.received()).isEmpty();
        }
    }

    private static void assertFault(RouteError error, Poller poll) {
        assertThatThrownBy(() -> poll.poll(() -> true)).isInstanceOfSatisfying(FaultException.class,
                thrown -> assertThat(thrown.fault().code()).isEqualTo(error));
    }

    private Poller fhir(WebAgency agency, int largest) {
        return fhir(agency, new OutboundGateway(AllowedHosts.LOOPBACK, new AgencyTrust(home), largest));
    }

    private Poller fhir(WebAgency agency, OutboundGateway gateway) {
        return new FhirPull(gateway, new Service("http", "127.0.0.1", agency.port(), "/fhir"),
                new FhirPull.Plan(List.of("Organization"), 50), () -> "t0ken", reception.marks(),
                reception.receiver(Long.MAX_VALUE));
    }

    private Poller https(WebAgency agency, Path trust) {
        return new HttpsPull(new OutboundGateway(AllowedHosts.LOOPBACK, new AgencyTrust(trust)),
                new Service("https", "127.0.0.1", agency.port(), "/api/messages"), Optional::empty, reception.marks(),
                reception.receiver(Long.MAX_VALUE));
    }

    private Poller soap(WebAgency agency) {
        Questions questions = new Questions() {
            @Override
            public List<Question> after(Optional<String> mark) {
                return mark.isPresent()
                        ? List.of()
                        : List.of(new Question(9, "2026-01-01", NUMBER, "王&明", null, "nurse", null, null));
            }

            @Override
            public String mark(Question question) {
                return Long.toString(question.id());
            }
        };
        Pseudonyms pseudonyms = Pseudonyms.of(new byte[32]);
        return new SoapQuery(new OutboundGateway(AllowedHosts.LOOPBACK, new AgencyTrust(home)),
                new Service("http", "127.0.0.1", agency.port(), "/identity"),
                new SoapQuery.Plan("urn:yijian:police:identity:1", "CheckPerson", "hub", 6000), () -> "password",
                questions, number -> pseudonyms.pseudonym("practitioner", number), reception.marks(),
                reception.receiver(Long.MAX_VALUE));
    }

    private static SSLContext tls(KeyRing keys) throws Exception {
        char[] password = "changeit".toCharArray();
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys.tls(password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
