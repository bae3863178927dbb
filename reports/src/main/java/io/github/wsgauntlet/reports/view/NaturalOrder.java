package io.github.wsgauntlet.reports.view;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders texts as people do, so that {@code 5.2} comes before {@code 5.10}. */
public final class NaturalOrder {
    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");
    public static final Comparator<String> COMPARATOR = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String left, String right) {
        Matcher a = PART.matcher(left);
        Matcher b = PART.matcher(right);
        while (a.find()) {
            if (!b.find()) {
                return 1;
            }
            int order = compareParts(a.group(), b.group());
            if (order != 0) {
                return order;
            }
        }
        return b.find() ? -1 : left.compareTo(right);
    }

    private static int compareParts(String left, String right) {
        if (!isNumber(left) || !isNumber(right)) {
            return left.compareTo(right);
        }
        String a = left.replaceFirst("^0+", "");
        String b = right.replaceFirst("^0+", "");
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
