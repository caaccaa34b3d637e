namespace Jaring.Tests.Shapes;

/// <summary>
/// The store's file with its journal, copied from the running host and opened with a plain SQLite connection and no key: a thousand drills, a thousand dual
/// reports and a thousand normal ones. Neither a length, a type, an empty field, a repeated value, the order of rows nor, once the file was written anew, the
/// place in the file says which row is which. What does tell is named, each in a copy in which it was let happen.
/// </summary>
[Collection(nameof(ThreeKinds))]
public sealed class What_A_Copied_Store_Tells(ThreeKinds world)
{
    [Fact]
    public void Every_Row_Has_The_Same_Columns_Types_And_Lengths()
    {
        var copy = world.AfterRewrite;
        Assert.Equal(["cases"], copy.TablesOfCases().Where(t => copy.Count(t) > 0));
        Assert.Equal(3 * ThreeKinds.Each, copy.Count("cases"));
        Assert.Empty(copy.Differences(world.KindOf));
        Assert.Empty(Sameness.UnlikePlaces(copy.Beginnings(600, world.KindOf)));

        Told("UPDATE cases SET sealed = CAST(sealed || x'00' AS BLOB)", "cases.sealed length");
        Told("UPDATE cases SET received_on = '2026-11-24'", "cases.received_on values");
    }

    /// <summary>docs/threat-model.md, "What the store tells": what happens to a report afterwards, and never to a drill.</summary>
    [Fact]
    public void What_Happens_Beside_A_Case_Tells_That_It_Is_None_Of_The_Drills()
    {
        Told("INSERT INTO case_messages (office_id, case_id, position, object_id, object) SELECT office_id, case_id, 1, 'o', x'01' FROM cases", ["case_messages rows", .. Columns("case_messages")]);
        Told("INSERT INTO case_log (office_id, case_id, seq, object) SELECT office_id, case_id, 0, x'01' FROM cases", ["case_log rows", .. Columns("case_log")]);
        Told("UPDATE cases SET erase_after = '2027-03-01'", "cases.erase_after values");
        Told("UPDATE cases SET answered_on = '2026-11-23'", "cases.answered_on length", "cases.answered_on type", "cases.answered_on values");
        Told("UPDATE cases SET late = NULL", "cases.late length", "cases.late type");
        Told("UPDATE cases SET held = 1", "cases.held values");
        Told("UPDATE cases SET due_on = '2026-11-23'", "cases.due_on length", "cases.due_on type", "cases.due_on values");
    }

    [Fact]
    public void The_Order_Of_Rows_Follows_Neither_Kind_Nor_Arrival()
    {
        var copy = world.BeforeRewrite;
        Assert.All(copy.TablesOfCases(), table => Assert.Contains("WITHOUT ROWID", copy.Definition(table), StringComparison.Ordinal));
        var rows = copy.Ids();
        Assert.False(Sameness.TellsKind([.. rows.Select(id => world.KindOf[id])]));
        Assert.False(Sameness.Follows(rows, world.Arrivals));
    }

    /// <summary>SQLite puts each long text on fresh pages at the end: until the file is written anew a copy shows the order of that day.</summary>
    [Fact]
    public void Places_In_The_File_Tell_The_Last_Days_Order_And_Nothing_Once_It_Is_Written_Anew()
    {
        var (before, after) = (world.BeforeRewrite.InOrderOfPages(), world.AfterRewrite.InOrderOfPages());
        Assert.Equal((3 * ThreeKinds.Each, 3 * ThreeKinds.Each), (before.Count, after.Count));
        Assert.True(Sameness.TellsKind([.. before.Select(id => world.KindOf[id])]));
        Assert.True(Sameness.Follows(before, world.Arrivals));
        Assert.False(Sameness.TellsKind([.. after.Select(id => world.KindOf[id])]));
        Assert.False(Sameness.Follows(after, world.Arrivals));
    }

    [Fact]
    public async Task The_Log_Says_Nothing_While_Any_Of_Them_Comes()
    {
        Assert.All(Enum.GetValues<Kind>(), kind => Assert.Empty(world.LogOf[kind]));
        Assert.Single(await world.LogOfRefusalAsync());
    }

    /// <summary>In a copy where this was done to one normal report alone, exactly this tells it.</summary>
    private void Told(string sql, params IEnumerable<string> told)
    {
        var one = world.KindOf.First(k => k.Value == Kind.Normal).Key;
        world.AfterRewrite.Within($"{sql} WHERE case_id = '{one}'", () => Assert.Equal(told, world.AfterRewrite.Differences(world.KindOf)));
    }

    private IEnumerable<string> Columns(string table) =>
        world.AfterRewrite.Columns(table).SelectMany(column => new[] { "length", "type", "values" }.Select(what => $"{table}.{column} {what}")).Order(StringComparer.Ordinal);
}
