package org.yijian.journeys;

import java.util.UUID;

import org.citrusframework.TestCaseRunner;
import org.citrusframework.annotations.CitrusResource;
import org.citrusframework.annotations.CitrusTest;
import org.citrusframework.http.client.HttpClient;
import org.citrusframework.junit.jupiter.CitrusExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.http.HttpStatus;

import static org.citrusframework.http.actions.HttpActionBuilder.http;

/** Whoever is not known, or not allowed, gets a refusal and nothing else. */
@ExtendWith({ RunningHub.class, CitrusExtension.class })
class DeniedByDefaultIT {

    @Test
    @CitrusTest
    void aStrangerMayNotSearch(HubProcess hub, @CitrusResource TestCaseRunner runner) {
        HttpClient stranger = RunningHub.anonymous(hub);
        runner.run(http().client(stranger).send().get("/api/v1/search?q=养老"));
        runner.run(http().client(stranger).receive().response(HttpStatus.UNAUTHORIZED));
    }

    @Test
    @CitrusTest
    void anUnsignedComplaintIsRefused(HubProcess hub, @CitrusResource TestCaseRunner runner) {
        HttpClient stranger = RunningHub.anonymous(hub);
        runner.run(http().client(stranger).send().post("/api/v1/intake/hotline-12345").message()
                .header("X-Yijian-Source", "hotline-12345")
                .header("X-Yijian-Timestamp", String.valueOf(System.currentTimeMillis() / 1000))
                .header("X-Yijian-Signature", "sha256=00").header("Idempotency-Key", UUID.randomUUID().toString())
                .body("[]"));
        runner.run(http().client(stranger).receive().response(HttpStatus.UNAUTHORIZED));
    }

    @Test
    @CitrusTest
    void theSecurityAdministratorMayNotReadRecords(HubProcess hub, @CitrusResource TestCaseRunner runner) {
        HttpClient security = RunningHub.as(hub, "security");
        runner.run(http().client(security).send().get("/api/v1/search?q=养老"));
        runner.run(http().client(security).receive().response(HttpStatus.FORBIDDEN));
    }
}
