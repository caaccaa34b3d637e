namespace Jaring.Tests.Shapes;

/// <summary>
/// Whether three kinds look alike. Each comparison gives the names of what tells them apart, so that a test can say "nothing" and a spoilt copy can show
/// that it would have been noticed. Bounds are five standard deviations and more: by chance one of them is passed once in a million runs.
/// </summary>
internal static class Sameness
{
    private const double Bound = 5;

    /// <summary>Features of which the kinds do not have the same set of values.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<(Kind Kind, string Feature, string Value)> seen) =>
        [.. seen.GroupBy(s => s.Feature, StringComparer.Ordinal)
            .Where(f => f.GroupBy(s => s.Kind).Select(k => string.Join('|', k.Select(s => s.Value).Distinct().Order(StringComparer.Ordinal))).Distinct().Count() > 1
                || f.Select(s => s.Kind).Distinct().Count() < 3)
            .Select(f => f.Key).Order(StringComparer.Ordinal)];

    /// <summary>Places at which the bytes of the kinds are not drawn from one hat: chi-square of 256 values by three kinds, at each place of texts of one length.</summary>
    public static IReadOnlyList<int> UnlikePlaces(IReadOnlyList<(Kind Kind, byte[] Bytes)> texts)
    {
        var length = texts[0].Bytes.Length;
        return [.. Enumerable.Range(0, length).AsParallel().AsOrdered().Where(place => IsUnlike(texts, place))];
    }

    /// <summary>How far the mean place of one kind lies from the middle, in standard deviations: beyond the bound the order tells the kind.</summary>
    public static bool TellsKind(IReadOnlyList<Kind> inOrder) => Enum.GetValues<Kind>().Any(kind =>
    {
        var places = inOrder.Index().Where(i => i.Item == kind).Select(i => (double)i.Index).ToList();
        var (all, mine) = (inOrder.Count, places.Count);
        var deviation = Math.Sqrt((all + 1.0) * (all - mine) / (12.0 * mine));
        return Math.Abs(places.Average() - ((all - 1) / 2.0)) / deviation > Bound;
    });

    /// <summary>True when one order follows the other, forwards or backwards (Spearman).</summary>
    public static bool Follows(IReadOnlyList<string> order, IReadOnlyList<string> arrivals)
    {
        var place = order.Where(new HashSet<string>(arrivals, StringComparer.Ordinal).Contains).Index().ToDictionary(i => i.Item, i => (double)i.Index, StringComparer.Ordinal);
        var n = (double)arrivals.Count;
        var squares = arrivals.Index().Sum(i => Math.Pow(i.Index - place[i.Item], 2));
        return Math.Abs(1 - (6 * squares / (n * ((n * n) - 1)))) * Math.Sqrt(n - 1) > Bound;
    }

    private static bool IsUnlike(IReadOnlyList<(Kind Kind, byte[] Bytes)> texts, int place)
    {
        var counts = new double[3, 256];
        foreach (var (kind, bytes) in texts)
        {
            counts[(int)kind, bytes[place]]++;
        }

        var of = Enumerable.Range(0, 3).Select(k => Enumerable.Range(0, 256).Sum(b => counts[k, b])).ToArray();
        var (square, values) = (0.0, 0);
        foreach (var b in Enumerable.Range(0, 256))
        {
            var all = counts[0, b] + counts[1, b] + counts[2, b];
            values += all > 0 ? 1 : 0;
            square += all == 0 ? 0 : Enumerable.Range(0, 3).Sum(k => Math.Pow(counts[k, b] - (all * of[k] / texts.Count), 2) / (all * of[k] / texts.Count));
        }

        var freedom = 2.0 * (values - 1);
        return freedom > 0 && (square - freedom) / Math.Sqrt(2 * freedom) > Bound + 1;
    }
}
