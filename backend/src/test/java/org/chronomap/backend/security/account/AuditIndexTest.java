package org.chronomap.backend.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class AuditIndexTest extends ServerTest {

    @Autowired
    private DatabaseClient client;

    @Test
    void failuresThatAreTooOldAreFoundByAnIndex() {
        String plan = client.sql("EXPLAIN " + AuditLog.PRUNE)
                .bind("action", "sign-in-failed")
                .bind("oldest", 1L)
                .map(row -> String.valueOf(row.get(0, String.class)))
                .one()
                .block();

        assertThat(plan).contains("AUDIT_OF_ACTION", "ACTION = ", "AT < ").doesNotContain("tableScan");
    }
}
