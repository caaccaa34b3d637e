using Jaring.Team;
using Jaring.Tests.Announcements;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Team;

/// <summary>The daily look: what leads nowhere is marked, what leads somewhere again works again, what has moved gets its new place; through months.</summary>
public sealed class CheckAddressesTests
{
    [Fact]
    public async Task Each_Address_Is_Looked_At_Once_A_Day_By_Whichever_Host()
    {
        await using var app = await WithStaffAsync(150);
        Assert.Equal(150, await RunAsync(app));
        Assert.Equal(0, await RunAsync(app));
        await using var other = await app.RestartAsync();
        Assert.Equal(0, await RunAsync(other));
        other.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(150, await RunAsync(other));
        Assert.Equal(300, other.Announcer.LookedAt.Count);
        Assert.Empty(other.Announcer.Told);
    }

    [Fact]
    public async Task Where_Nobody_Could_Say_The_Next_Pass_Asks_Again_And_Nothing_Changes()
    {
        await using var app = await WithStaffAsync(3);
        app.Announcer.Looks = chat => chat == "chat-1" ? default : new(true);
        Assert.Equal(2, await RunAsync(app));
        Assert.Equal("chat-1", await AddressAsync(app, 1));
        app.Announcer.Looks = _ => new(false);
        Assert.Equal(1, await RunAsync(app));
        Assert.Null(await AddressAsync(app, 1));
    }

    /// <summary>A look takes its time; a message that was refused meanwhile knows better.</summary>
    [Fact]
    public async Task What_Was_Marked_While_The_Look_Was_Under_Way_Stays_Marked_Until_The_Next()
    {
        await using var app = await WithStaffAsync(2);
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
        app.Announcer.Looks = chat =>
        {
            if (chat == "chat-1")
            {
                book.MarkUnreachableAsync(TeamApp.Office, "teams", Announcing.Staff(1), default).GetAwaiter().GetResult();
            }

            return new(true);
        };
        Assert.Equal(1, await RunAsync(app));
        Assert.Equal(("chat-0", null), (await AddressAsync(app, 0), await AddressAsync(app, 1)));
        app.Announcer.Looks = _ => new(true);
        Assert.Equal(1, await RunAsync(app));
        Assert.Equal("chat-1", await AddressAsync(app, 1));
    }

    [Fact]
    public async Task What_Moved_Is_Kept_Under_Its_New_Place()
    {
        await using var app = await WithStaffAsync(2);
        app.Announcer.Looks = chat => new(true, chat == "chat-0" ? "moved-0" : null);
        await RunAsync(app);
        Assert.Equal(("moved-0", "chat-1"), (await AddressAsync(app, 0), await AddressAsync(app, 1)));
    }

    /// <summary>
    /// A year in which somebody blocks the bot for a while, an administrator switches it off for three weeks, and somebody leaves for good: after each day's look
    /// the book says what is true, and what has been silent for thirty days is gone.
    /// </summary>
    [Fact]
    public async Task A_Year_Leaves_The_Book_True()
    {
        await using var app = await WithStaffAsync(5);
        var day = 0;
        app.Announcer.Looks = chat => new(!IsSilent(chat, day));
        for (; day < 365; day++)
        {
            await RunAsync(app);
            await app.Services.GetRequiredService<Jaring.Retention.EraseWhatIsPast>().RunAsync(default);
            for (var n = 0; n < 5; n++)
            {
                Assert.Equal(IsSilent($"chat-{n}", day) ? null : $"chat-{n}", await AddressAsync(app, n));
            }

            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(4, await app.ReadAsync(s => s.Set<StoredAddress>().CountAsync()));
        Assert.All(await app.ReadAsync(s => s.Set<StoredAddress>().ToListAsync()), a => Assert.Null(a.SilentSince));

        static bool IsSilent(string chat, int day) => day is >= 200 and < 221 || (chat == "chat-1" && day is >= 10 and < 35) || (chat == "chat-4" && day >= 100);
    }

    [Fact]
    public async Task What_Another_Host_Marked_Is_Renewed_By_An_Installation_And_Not_By_What_This_One_Remembers()
    {
        await using var app = await WithStaffAsync(1);
        await app.ReadAsync(s => s.Set<StoredAddress>().ExecuteUpdateAsync(x => x.SetProperty(a => a.Reachable, false)));
        await using var scope = app.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<IAddressBook>();
        await book.RenewAsync(TeamApp.Office, "teams", Announcing.Staff(0), "chat-0", default);
        Assert.Equal("chat-0", await AddressAsync(app, 0));
        await book.RemoveAsync(TeamApp.Office, "teams", Announcing.Staff(0), default);
        Assert.Equal(0, await app.ReadAsync(s => s.Set<StoredAddress>().CountAsync()));
        await book.SaveAsync(TeamApp.Office, "teams", Announcing.Staff(0), "chat-0", default);
        Assert.Equal("chat-0", await AddressAsync(app, 0));
    }

    /// <summary>What people do leaves no day in the book: only the look writes one, the same for all.</summary>
    [Fact]
    public async Task The_Book_Does_Not_Say_When_Somebody_Wrote()
    {
        await using var app = await WithStaffAsync(3);
        await RunAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(3));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IAddressBook>().SaveAsync(TeamApp.Office, "teams", Announcing.Staff(1), "chat-new", default);
        Assert.Single(await app.ReadAsync(s => s.Set<StoredAddress>().Select(a => a.CheckedOn).Distinct().ToListAsync()));
    }

    private static async Task<TeamApp> WithStaffAsync(int staff)
    {
        var app = await TeamApp.StartAsync();
        await Announcing.StaffAsync(app, staff);
        return app;
    }

    private static Task<int> RunAsync(TeamApp app) => app.Services.GetRequiredService<CheckAddresses>().RunAsync(default);

    private static async Task<string?> AddressAsync(TeamApp app, int staff)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAddressBook>().FindAsync(TeamApp.Office, "teams", Announcing.Staff(staff), default);
    }
}
