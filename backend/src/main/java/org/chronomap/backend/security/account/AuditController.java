package org.chronomap.backend.security.account;

import java.util.ArrayList;
import java.util.List;
import org.chronomap.backend.http.Addresses;
import org.chronomap.backend.problem.ProblemException;
import org.chronomap.backend.problem.ProblemException.ParameterFault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    Mono<ResponseEntity<byte[]>> audit(
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String limit,
            ServerWebExchange exchange) {
        List<ParameterFault> faults = new ArrayList<>();
        long from = number("before", before, Long.MAX_VALUE, faults);
        int atMost = (int) Math.min(MOST, number("limit", limit, USUAL, faults));
        if (!faults.isEmpty()) {
            throw ProblemException.badParameters(faults);
        }
        String page = addresses.root(exchange.getRequest()) + "/audit?limit=" + atMost + "&before=";
        return audit.list(from, atMost).map(entries -> {
            ObjectNode json = AccountJson.list("entries", entries, AccountJson::entry);
            if (entries.size() == atMost) {
                json.put("next", page + entries.get(entries.size() - 1).id());
            }
            return AccountJson.answer(HttpStatus.OK, json);
        });
    }

    private static long number(String parameter, @Nullable String given, long otherwise, List<ParameterFault> faults) {
        if (given == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(given);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as of a number that is too small
        }
        faults.add(new ParameterFault(parameter, '"' + given + "\" must be a whole number from 1"));
        return otherwise;
    }
}
