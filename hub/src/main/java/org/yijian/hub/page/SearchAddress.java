package org.yijian.hub.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.yijian.hub.web.Appearance;
import org.yijian.hub.web.Language;

/**
 * The address of a page with its parameters, from which the addresses of its neighbours are made: one filter more, one
 * less, another page. Changing a filter always leads back to the first page.
 */
final class SearchAddress {

    private static final String PAGE = "page";
    /** What changes the looks of a page and is remembered, so it need not stay in addresses. */
    private static final Set<String> LOOKS = Set.of(Language.PARAMETER, Appearance.LETTERS, Appearance.CONTRAST);

    private final String path;
    private final MultiValueMap<String, String> parameters;

    SearchAddress(String path, MultiValueMap<String, String> parameters) {
        this.path = path;
        this.parameters = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.stream().filter(value -> !value.isBlank() && !LOOKS.contains(name))
                .forEach(value -> this.parameters.add(name, value)));
    }

    boolean has(String name, String value) {
        return parameters.getOrDefault(name, List.of()).contains(value);
    }

    /** The value is added if it was not there, else taken away. */
    String toggled(String name, String value) {
        return changed(copy -> {
            List<String> values = new ArrayList<>(copy.getOrDefault(name, List.of()));
            if (!values.remove(value)) {
                values.add(value);
            }
            copy.put(name, values);
            return copy;
        });
    }

    String with(Map<String, String> values) {
        return changed(copy -> {
            values.forEach((name, value) -> copy.put(name, value.isEmpty() ? List.of() : List.of(value)));
            return copy;
        });
    }

    String page(int page) {
        MultiValueMap<String, String> copy = new LinkedMultiValueMap<>(parameters);
        copy.set(PAGE, Integer.toString(page));
        return address(copy);
    }

    private String changed(UnaryOperator<MultiValueMap<String, String>> change) {
        MultiValueMap<String, String> copy = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> copy.put(name, new ArrayList<>(values)));
        copy.remove(PAGE);
        return address(change.apply(copy));
    }

    private String address(MultiValueMap<String, String> values) {
        return UriComponentsBuilder.fromPath(path).queryParams(encoded(values)).build(true).toUriString();
    }

    private static MultiValueMap<String, String> encoded(MultiValueMap<String, String> values) {
        MultiValueMap<String, String> encoded = new LinkedMultiValueMap<>();
        values.forEach((name, list) -> list.forEach(value -> encoded.add(name,
                URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"))));
        return encoded;
    }
}
