using System.Text.Json;
using Jaring.Help;
using Jaring.Tests.Hosting;
using Jaring.Tests.Room;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Help;

/// <summary>Whom people can turn to without us: two ways for each need, a day and a source beside each number, and a word to the team when the day is old.</summary>
public sealed class Help_Numbers
{
    [Fact]
    public void Are_Two_At_Least_For_Each_Need_Before_An_Office_Wrote_Any_Down() =>
        Assert.All(Need.All, need => Assert.True(CountryServices.All.Count(s => s.Needs.Contains(need)) >= 2, need));

    [Fact]
    public void Each_Have_A_Day_And_A_Source() => Assert.All(CountryServices.All, s =>
    {
        Assert.NotEmpty(s.Source);
        Assert.InRange(s.VerifiedOn, new DateOnly(2024, 1, 1), new DateOnly(2026, 11, 22));
    });

    [Theory]
    [InlineData("2026-02-20", false)]
    [InlineData("2026-02-19", true)]
    public void Are_Old_After_Ninety_Days(string verifiedOn, bool old) =>
        Assert.Equal(old, (CountryServices.All[0] with { VerifiedOn = DateOnly.Parse(verifiedOn, null) }).IsOldOn(new(2026, 5, 21)));

    [Fact]
    public async Task Of_The_Office_Come_First_And_With_What_A_Person_Needs_To_Know()
    {
        await using var app = await JaringApplication.StartAsync(Near, b => b.Services.AddSingleton(TestClient.Build()));
        var room = await JaringApplication.JsonAsync(await app.Room.GetAsync("/tirtawana/api/room"));
        Assert.Equal("""{"posko":{"place":"ruang layanan lantai 1","hours":"hari kerja, 08.00 sampai 15.00","contact":"0811-0000-0000"}}""", room.GetProperty("help").GetRawText());
        var help = await JaringApplication.JsonAsync(await app.Room.GetAsync("/tirtawana/api/services"));
        Assert.Equal(["rsud"], help.GetProperty("services").EnumerateArray().Select(s => s.GetProperty("id").GetString()));
        var services = help.GetProperty("country").EnumerateArray().ToList();
        Assert.Equal(
            """{"id":"police","name":"Polisi","needs":["police"],"contact":"110","hours":"24 jam, gratis","verifiedOn":"2026-11-19","source":"Kepolisian, lewat berita Januari 2026","stale":false}""",
            services[0].GetRawText());
        Assert.Equal(CountryServices.All.Select(s => s.Id), services.Select(s => s.GetProperty("id").GetString()));
        Assert.Equal(["police"], services.Where(s => s.GetProperty("verifiedOn").GetString() == "2026-11-19").Select(s => s.GetProperty("id").GetString()));
        Assert.False(ById(services, "police").GetProperty("stale").GetBoolean());
        Assert.True(ById(services, "komnas").GetProperty("stale").GetBoolean());
    }

    /// <summary>A browser that gets no further than the first answer shows them too, as text that cannot become markup.</summary>
    [Fact]
    public async Task Of_The_Office_Stand_In_The_Page_Itself()
    {
        await using var app = await JaringApplication.StartAsync(Near, b => b.Services.AddSingleton(TestClient.Build()));
        Assert.Contains(
            "<ul class=\"near\"><li>Posko kami: ruang layanan lantai 1. Buka hari kerja, 08.00 sampai 15.00. Telepon atau WhatsApp: 0811-0000-0000.</li>"
            + "<li>RSUD Tirtawana: 0296-000000. Jam layanan: 24 jam.</li></ul>",
            await app.Room.GetStringAsync("/tirtawana/"),
            StringComparison.Ordinal);
        await using var hostile = await JaringApplication.StartAsync(
            s =>
            {
                Near(s);
                s["Jaring:Offices:0:Help:Posko:Place"] = "<script>1</script>";
            },
            b => b.Services.AddSingleton(TestClient.Build()));
        Assert.DoesNotContain("<script>1", await hostile.Room.GetStringAsync("/tirtawana/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_Nobody_Tried_For_Long_Are_Told_To_The_Team()
    {
        await using var app = await Support.TeamApp.StartAsync();
        var old = (await app.HomeAsync(app.Members[0]))["oldNumbers"]!.AsArray();
        Assert.Equal(CountryServices.All.Count, old.Count);
        Assert.Equal("""{"name":"Polisi","verifiedOn":"2026-01-01"}""", old[0]!.ToJsonString());
    }

    [Theory]
    [InlineData("Posko:Place", "", "Help:Posko needs Place, Hours and Contact")]
    [InlineData("Checked:police", "kemarin", "Help:Checked:police must be")]
    [InlineData("Checked:nobody", "2026-11-19", "Help:Checked:nobody must be")]
    public async Task With_A_Hole_Do_Not_Start(string name, string value, string sentence)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => JaringApplication.StartAsync(s =>
        {
            Near(s);
            s[$"Jaring:Offices:0:Help:{name}"] = value;
        }));
        Assert.Contains(sentence, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_The_Office_Take_No_Name_Of_The_Country_S()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => JaringApplication.StartAsync(s =>
        {
            Near(s);
            s["Jaring:Offices:0:Services:0:Id"] = "police";
        }));
        Assert.Contains("which is a service of the whole country", fault.ToString(), StringComparison.Ordinal);
    }

    internal static void Near(IDictionary<string, string?> settings)
    {
        const string Help = "Jaring:Offices:0:Help", Service = "Jaring:Offices:0:Services:0";
        settings[$"{Help}:Posko:Place"] = "ruang layanan lantai 1";
        settings[$"{Help}:Posko:Hours"] = "hari kerja, 08.00 sampai 15.00";
        settings[$"{Help}:Posko:Contact"] = "0811-0000-0000";
        settings[$"{Help}:Checked:police"] = "2026-11-19";
        settings[$"{Service}:Id"] = "rsud";
        settings[$"{Service}:Needs:0"] = Need.Medical;
        settings[$"{Service}:Name"] = "RSUD Tirtawana";
        settings[$"{Service}:Contact"] = "0296-000000";
        settings[$"{Service}:Hours"] = "24 jam";
        settings[$"{Service}:VerifiedOn"] = "2026-11-20";
        settings[$"{Service}:VerifiedBy"] = "Anggota 1";
        settings[$"{Service}:Source"] = "ditelepon";
    }

    private static JsonElement ById(IEnumerable<JsonElement> services, string id) => services.Single(s => s.GetProperty("id").GetString() == id);
}
