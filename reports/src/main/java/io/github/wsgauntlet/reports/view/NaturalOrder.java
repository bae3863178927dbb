package io.github.wsgauntlet.reports.view;

import java.util.Comparator;

/** Orders texts as people do, so that {@code 5.2} comes before {@code 5.10}. */
public final class NaturalOrder {
    public static final Comparator<String> COMPARATOR = NaturalOrder::compare;

    private NaturalOrder() {}

    private static int compare(String left, String right) {
        int l = 0;
        int r = 0;
        while (l < left.length()) {
            if (r == right.length()) {
                return 1;
            }
            int leftEnd = endOfPart(left, l);
            int rightEnd = endOfPart(right, r);
            int order = compareParts(left.substring(l, leftEnd), right.substring(r, rightEnd));
            if (order != 0) {
                return order;
            }
            l = leftEnd;
            r = rightEnd;
        }
        return r < right.length() ? -1 : left.compareTo(right);
    }

    /** Return where the number ends that begins here, or what is none. */
    private static int endOfPart(String text, int from) {
        boolean number = isDigit(text.charAt(from));
        int end = from + 1;
        while (end < text.length() && isDigit(text.charAt(end)) == number) {
            end++;
        }
        return end;
    }

    private static int compareParts(String left, String right) {
        if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
            return left.compareTo(right);
        }
        String a = withoutZeros(left);
        String b = withoutZeros(right);
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static String withoutZeros(String number) {
        int first = 0;
        while (first < number.length() && number.charAt(first) == '0') {
            first++;
        }
        return number.substring(first);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
