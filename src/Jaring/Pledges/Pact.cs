using System.Globalization;
using Jaring.Papers;
using Jaring.Papers.Docx;
using Jaring.Papers.Kinds;
using static Jaring.Papers.PaperWords;

namespace Jaring.Pledges;

/// <summary>Pakta integritas on paper: one to be signed by hand, and the list of who has signed for the file.</summary>
internal static class Pact
{
    private const int SpareRows = 5;

    /// <summary>For one person of this group; the name is written by hand.</summary>
    public static Paper Empty(string group, PledgeText text, PaperOffice office) => office.Paper(
        Say("pact.version", ("version", text.Version)),
        [
            new Title(Say("pact.head"), Subhead(office)),
            new Prose(Say("pact.who")),
            new Facts([(Say("pact.name"), ""), (Say("pact.position"), ""), (Say("pact.unit"), "")]),
            new Prose(Say("pact.states")),
            new Numbered([.. text.Points, .. group == PledgeGroups.Members ? [text.Secrecy] : Array.Empty<string>()]),
            new Prose(Say("pact.closing")),
            new Signatures([new($"{office.PlaceOnly}…………………… {office.Today.Year}", Say("pact.sign"))]),
            new Prose(Say("pact.source", ("source", text.Source)), Side.Left),
        ]);

    /// <summary>Who has signed, with day, way and version.</summary>
    public static Paper List(IReadOnlyList<Pledge> rows, PaperOffice office) => office.Paper(
        Say("pact.list.head"),
        new Title(Say("pact.list.head"), Subhead(office)),
        new Table(
            [
                new(Say("column.no"), 1.1, true), new(Say("column.name"), 4.4), new(Say("column.post"), 3.7), new(Say("pact.list.group"), 2.4),
                new(Say("pact.list.day"), 2.4), new(Say("pact.list.way"), 2),
            ],
            [
                .. rows.Select((r, at) => (IReadOnlyList<string>)
                    [$"{at + 1}", r.Name, r.Post, Say($"pact.group.{r.Group}"), DayOf(r.SignedOn), $"{Say($"pact.way.{ReadPledges.WayOf(r)}")}\n{ReadPledges.VersionOf(r)}"]),
                .. Rows.Blank(SpareRows, 6, rows.Count),
            ]),
        new Signatures([new(office.PlaceAndDay, $"{office.Signer},")]));

    private static string Subhead(PaperOffice office) => Say("pact.subhead", ("office", office.Office.Name), ("year", $"{office.Today.Year}"));

    private static string DayOf(string day) => Day(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
