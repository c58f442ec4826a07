package org.yijian.search.name;

/**
 * How far what was typed is from a name: the least cost of turning one into the other (optimal string alignment), where
 * a character of the same sound costs little, one that nearly sounds so more, two swapped less than two wrong ones.
 */
final class NameDistance {

    static final float SAME_SOUND = 0.1f;
    private static final float TYPED_SOUND = 0.02f;
    private static final float NEAR_SOUND = 0.3f;
    private static final float SWAPPED = 0.6f;

    private NameDistance() {
    }

    /**
     * Cost of the whole name.
     *
     * @param most if it comes to more than that, it may be any number above
     */
    static float whole(SpelledName typed, SpelledName name, float most) {
        return least(typed, name, false, most);
    }

    /**
     * Cost of the part of the name that fits best: what stands before and after it is free.
     *
     * @param most if it comes to more than that, it may be any number above
     */
    static float part(SpelledName typed, SpelledName name, float most) {
        return least(typed, name, true, most);
    }

    private static float least(SpelledName typed, SpelledName name, boolean part, float most) {
        if (atLeast(typed, name, part) > most) {
            return Float.MAX_VALUE;
        }
        float before = 0;
        float[][] costs = new float[typed.length() + 1][name.length() + 1];
        for (int column = 1; column <= name.length(); column++) {
            costs[0][column] = part ? 0 : costs[0][column - 1] + name.at(column - 1).weight();
        }
        for (int row = 1; row <= typed.length(); row++) {
            Sign sign = typed.at(row - 1);
            costs[row][0] = costs[row - 1][0] + sign.weight();
            float cheapest = costs[row][0];
            for (int column = 1; column <= name.length(); column++) {
                Sign other = name.at(column - 1);
                float cost = costs[row - 1][column - 1] + exchange(sign, other);
                cost = Math.min(cost, costs[row - 1][column] + sign.weight());
                cost = Math.min(cost, costs[row][column - 1] + other.weight());
                if (swapped(typed, row, name, column)) {
                    cost = Math.min(cost, costs[row - 2][column - 2] + SWAPPED);
                }
                costs[row][column] = cost;
                cheapest = Math.min(cheapest, cost);
            }
            if (before > most && cheapest > most) {
                return Float.MAX_VALUE;
            }
            before = cheapest;
        }
        float[] last = costs[typed.length()];
        float least = last[name.length()];
        for (int column = 0; part && column < name.length(); column++) {
            least = Math.min(least, last[column]);
        }
        return least;
    }

    /** What it costs at least, told without comparing each with each: most names are far away. */
    private static float atLeast(SpelledName typed, SpelledName name, boolean part) {
        float least = Math.max(typed.missingIn(name), typed.unpairedWith(name));
        return part ? least : Math.max(least, Math.max(name.missingIn(typed), name.unpairedWith(typed)));
    }

    private static boolean swapped(SpelledName typed, int row, SpelledName name, int column) {
        return row > 1 && column > 1 && alike(typed.at(row - 1), name.at(column - 2))
                && alike(typed.at(row - 2), name.at(column - 1));
    }

    private static boolean alike(Sign one, Sign other) {
        return one.character() == Sign.TYPED ? one.soundsLike(other) : one.character() == other.character();
    }

    private static float exchange(Sign typed, Sign other) {
        if (typed.same(other)) {
            return 0;
        }
        if (typed.readings().isEmpty() || other.readings().isEmpty()) {
            return Math.max(typed.weight(), other.weight());
        }
        if (typed.soundsLike(other)) {
            return typed.character() == Sign.TYPED ? TYPED_SOUND : SAME_SOUND;
        }
        float weight = Math.max(typed.weight(), other.weight());
        return typed.soundsNearly(other) ? NEAR_SOUND * weight : weight;
    }
}
