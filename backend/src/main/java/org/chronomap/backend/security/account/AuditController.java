package org.chronomap.backend.security.account;

import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.parameter.PageLimit;
import org.chronomap.backend.parameter.Parameters;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Shows an administrator who did what, the newest first, a page at a time. */
@RestController
final class AuditController {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final AuditLog audit;
    private final Addresses addresses;

    AuditController(AuditLog audit, Addresses addresses) {
        this.audit = audit;
        this.addresses = addresses;
    }

    @GetMapping("/audit")
    Mono<ResponseEntity<byte[]>> audit(ServerWebExchange exchange) {
        Parameters parameters = new Parameters(exchange.getRequest().getQueryParams());
        Long before = parameters.one("before", AuditController::id);
        Integer limit = parameters.one("limit", text -> PageLimit.parse(text, MOST));
        parameters.requireFaultless();
        int atMost = limit == null ? USUAL : limit;
        String page = addresses.root(exchange.getRequest()) + "/audit?limit=" + atMost + "&before=";
        return audit.list(before == null ? Long.MAX_VALUE : before, atMost).map(entries -> {
            ObjectNode json = AccountJson.list("entries", entries, AccountJson::entry);
            if (entries.size() == atMost) {
                json.put("next", page + entries.get(entries.size() - 1).id());
            }
            return AccountJson.answer(HttpStatus.OK, json);
        });
    }

    private static long id(String text) {
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) == 0) {
            throw new IllegalArgumentException('"' + text + "\" must be a whole number from 1");
        }
        return Long.parseLong(text);
    }
}
