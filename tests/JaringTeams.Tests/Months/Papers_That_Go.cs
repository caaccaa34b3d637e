using Jaring.Papers;
using Jaring.Papers.Sessions;
using Jaring.Retention;
using Jaring.Tests.Outreach;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Months;

/// <summary>docs/retention.md: papers and photos of a session.</summary>
public sealed class Papers_That_Go
{
    private static readonly DateTimeOffset End = new(2026, 12, 1, 4, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Names_Go_After_Thirty_Days_Photos_After_Half_A_Year_And_The_Rest_With_The_Session()
    {
        await using var app = await TeamApp.StartAsync();
        await app.FoundAsync();
        var session = (string)(await SessionRequests.PlannedAsync(app, SessionRequests.Plan()))["id"]!;
        var typed = PaperNotes.Empty with { Recipients = ["Sri Wahyuningsih; Anggota PPS"], Men = 12, FollowUps = [new("Kirim poster", "Umum", "2026-12-15", false)] };
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<KeepNotes>().KeepAsync(TeamApp.Office, session, 0, typed, default);
        }
        await app.ReadAsync(async s =>
        {
            s.Add(new StoredPhoto { OfficeId = TeamApp.Office, SessionId = session, Id = "one", Kind = PhotoKinds.SignedList, Bytes = 1, Jpeg = [1] });
            s.Add(new StoredPhoto { OfficeId = TeamApp.Office, SessionId = "of-no-session", Id = "two", Kind = PhotoKinds.SignedList, Bytes = 1, Jpeg = [1] });
            return await s.SaveChangesAsync();
        });

        Assert.Equal((1, 1, 12, 1), await AfterAsync(app, 29));
        Assert.Equal((0, 1, 12, 2), await AfterAsync(app, 31));
        Assert.Equal((0, 1, 12, 2), await AfterAsync(app, 179));
        Assert.Equal((0, 0, 12, 2), await AfterAsync(app, 181));
        app.Clock.MoveTo(End.AddDays(731));
        await EraseAsync(app);
        await EraseAsync(app);
        Assert.Equal(0, await app.ReadAsync(s => s.Set<StoredPapers>().CountAsync()));
    }

    private static async Task<(int Names, int Photos, int? Men, int Rev)> AfterAsync(TeamApp app, int days)
    {
        app.Clock.MoveTo(End.AddDays(days));
        await EraseAsync(app);
        var row = await app.ReadAsync(s => s.Set<StoredPapers>().AsNoTracking().SingleAsync());
        var notes = ReadPapers.Notes(row.Notes);
        return (notes.Recipients.Count, await app.ReadAsync(s => s.Set<StoredPhoto>().CountAsync()), notes.Men, row.Rev);
    }

    private static Task EraseAsync(TeamApp app) => app.Services.GetRequiredService<EraseWhatIsPast>().RunAsync(default);
}
