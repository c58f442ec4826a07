package org.yijian.hub;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yijian.connectors.ConnectorError;
import org.yijian.records.RecordError;
import org.yijian.routes.RouteError;
import org.yijian.routes.federation.FederationError;
import org.yijian.search.SearchError;
import org.yijian.security.error.ErrorCode;
import org.yijian.security.error.SecurityError;

/** Every error code of the house, room by room. */
public final class ErrorCodes {

    private static final List<ErrorCode> ALL = Stream
            .<ErrorCode[]>of(SecurityError.values(), RecordError.values(), ConnectorError.values(),
                    SearchError.values(),
                    RouteError.values(), FederationError.values(), HubError.values())
            .flatMap(Arrays::stream).toList();

    private static final Map<String, ErrorCode> BY_CODE = ALL.stream()
            .collect(Collectors.toMap(ErrorCode::code, Function.identity()));

    private ErrorCodes() {
    }

    public static List<ErrorCode> all() {
        return ALL;
    }

    public static Optional<ErrorCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
