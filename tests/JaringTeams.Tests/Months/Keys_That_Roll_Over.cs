using System.Net;
using Jaring.Tests.Bot;
using Jaring.Tests.Support;

namespace Jaring.Tests.Months;

/// <summary>Microsoft changes its signing keys every few weeks and its metadata is away now and then. Over a year nobody is refused for that.</summary>
public sealed class Keys_That_Roll_Over
{
    private const int RollOverDays = 30;

    [Fact]
    public async Task A_Member_Gets_In_On_Every_Day_Of_A_Year()
    {
        await using var app = await TeamApp.StartAsync();
        for (var day = 0; day < 365; day++)
        {
            if (day % RollOverDays == RollOverDays - 1)
            {
                app.Issuer.Rotate();
            }

            // Away for a day, some days after a change: the keys that are known serve on.
            app.Issuer.IsAway = day % RollOverDays == 10;
            var answer = await app.As(app.Members[day % 5]).GetAsync("/tirtawana/api/home");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"Day {day}: {answer.StatusCode}");
            app.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.InRange(app.Issuer.Reads, 365 - 20, 365 + 30);
    }

    [Fact]
    public async Task The_Bot_Hears_Teams_In_Every_Week_Of_A_Year()
    {
        await using var world = await BotWorld.StartAsync();
        for (var day = 0; day < 365; day += 5)
        {
            if (day % RollOverDays == 0)
            {
                world.Cloud.Issuer.RollOverToNew();
            }

            world.Clock.Shift = TimeSpan.FromDays(day);
            var token = world.Cloud.Issuer.Sign(world.Cloud.Issuer.Claims(world.AppId, world.ServiceUrl, world.Clock.GetUtcNow()));
            var answer = await world.PostAsync(world.Message().ToJsonString(), $"Bearer {token}");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"Day {day}: {answer.StatusCode}");
        }
    }
}
