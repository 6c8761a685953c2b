package kymo.core.kernel.profile;

/** How the values of a column follow each other, those that do not exist left out; all four hold of no or one value. */
public record Order(
        boolean nonDecreasing, boolean strictlyIncreasing, boolean nonIncreasing, boolean strictlyDecreasing) {}
