package org.yijian.agencies.police;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yijian.agencies.TrialHub;
import org.yijian.agencies.district.CareWorker;
import org.yijian.records.body.IdentityStatus;
import org.yijian.records.body.Practitioner;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class PoliceIT {

    private final TrialHub hub;
    private final Police agency;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CareWorker person = TrialHub.DISTRICT.careWorkers().stream()
            .filter(each -> each.identityStatus().equals("valid")).findFirst().orElseThrow();

    PoliceIT(@TempDir Path folder) {
        this.hub = new TrialHub(folder);
        this.agency = Police.start(hub.home(), hub.ports(), TrialHub.DISTRICT, Clock.systemUTC(), "civil-affairs");
    }

    @AfterEach
    void stop() {
        agency.close();
        client.close();
    }

    @Test
    void theAnswerIsAStatusAndBecomesAPractitionerWithoutAName() throws Exception {
        // When
        HttpResponse<String> answer = ask(person.identityNumber(), person.name(), password());
        hub.take(Police.NAME, "answer-41.xml", attributes(), answer.body().getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("VALID").doesNotContain(person.name(), person.identityNumber());
        assertThat(hub.rejected()).isEmpty();
        assertThat(hub.records()).singleElement().satisfies(record -> {
            assertThat(record.body()).isInstanceOfSatisfying(Practitioner.class,
                    body -> assertThat(body.identityStatus()).isEqualTo(IdentityStatus.VALID));
            assertThat(record.sensitivity().wire()).isEqualTo("personal");
            assertThat(record.facility().creditCode()).isEqualTo(person.facility().creditCode());
        });
    }

    @Test
    void anotherNameIsAMismatchAndAnUnknownNumberIsNotFound() throws Exception {
        assertThat(ask(person.identityNumber(), "别人", password()).body()).contains("MISMATCH");
        assertThat(ask("50019919900101001X", person.name(), password()).body()).contains("NOT_FOUND");
    }

    @Test
    void withoutThePasswordThereIsNoAnswer() throws Exception {
        assertThat(ask(person.identityNumber(), person.name(), "guess").statusCode()).isEqualTo(401);
    }

    @Test
    void aMalformedQuestionIsASoapFaultAndADocumentTypeIsNotRead() throws Exception {
        // When
        HttpResponse<String> malformed = post("<not-soap", password());
        HttpResponse<String> withDocumentType = post("""
                <!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <q:CheckPerson xmlns:q="urn:yijian:police:identity:1"><q:questionId>&secret;</q:questionId>
                <q:identityNumber>1</q:identityNumber><q:name>n</q:name></q:CheckPerson></s:Body></s:Envelope>""",
                password());

        // Then
        assertThat(malformed.statusCode()).isEqualTo(500);
        assertThat(malformed.body()).contains("<faultcode>soapenv:Client</faultcode>");
        assertThat(withDocumentType.statusCode()).isEqualTo(500);
        assertThat(withDocumentType.body()).doesNotContain("root:");
    }

    @Test
    void theServiceDescribesItself() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address("?wsdl")).build();

        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).contains("CheckPersonResponse");
    }

    private Map<String, String> attributes() {
        return Map.of("questionId", "41", "pseudonym", "ab".repeat(32), "creditCode",
                person.facility().creditCode(), "role", person.role(), "certificate", person.certificate());
    }

    private HttpResponse<String> ask(String identityNumber, String name, String password)
            throws IOException, InterruptedException {
        return post("""
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body>
                <q:CheckPerson xmlns:q="urn:yijian:police:identity:1"><q:questionId>41</q:questionId>
                <q:identityNumber>%s</q:identityNumber><q:name>%s</q:name></q:CheckPerson>
                </soapenv:Body></soapenv:Envelope>""".formatted(identityNumber, name), password);
    }

    private HttpResponse<String> post(String body, String password) throws IOException, InterruptedException {
        String account = hub.parameter(Police.NAME, "user").asString() + ":" + password;
        HttpRequest request = HttpRequest.newBuilder(address("")).header("Content-Type", "text/xml; charset=UTF-8")
                .header("SOAPAction", "\"CheckPerson\"")
                .header("Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String password() {
        return hub.secret(Police.NAME, "password");
    }

    private URI address(String query) {
        return URI.create("http://127.0.0.1:" + hub.parameter(Police.NAME, "port").asInt()
                + hub.parameter(Police.NAME, "path").asString() + query);
    }
}
