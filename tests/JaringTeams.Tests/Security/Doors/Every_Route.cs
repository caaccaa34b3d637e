using Jaring.Tests.Support;

namespace Jaring.Tests.Security.Doors;

/// <summary>
/// The table of the running host is asked itself, so that a route which is added tomorrow is in these tests (peers.md classes 1, 2 and 4): public
/// routes stand in a reviewed list, and every other one refuses everybody but the member of its own office.
/// </summary>
public sealed class Every_Route(TwoOffices world) : IClassFixture<TwoOffices>
{
    public static TheoryData<string> AllCallers => [.. Callers.All];

    [Fact]
    public void That_Is_Public_Stands_In_The_Reviewed_List_With_Its_Reason()
    {
        var found = world.Routes.Where(r => r.IsPublic).Select(r => r.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(PublicRoutes.Listed.Keys.Order(StringComparer.Ordinal), found);
        Assert.All(PublicRoutes.Listed, entry => Assert.True(entry.Value.Length >= 20, $"{entry.Key} needs a reason."));
    }

    [Fact]
    public void That_Is_Not_Public_Names_One_Of_Five_Policies_On_The_Dashboard_S_Origin()
    {
        var others = world.Routes.Where(r => !r.IsPublic).ToList();
        Assert.All(others, r => Assert.Equal((r.ToString(), "dashboard", TrusteeRoutes.PolicyOf(r), true), (r.ToString(), r.Place, r.Policy, r.IsTeamOnly)));
        Assert.True(others.Count >= 12);
        Assert.DoesNotContain(world.Routes, r => r.IsPublic && (r.IsTeamOnly || r.Policy is not null));
    }

    [Theory]
    [MemberData(nameof(AllCallers))]
    public async Task Refuses(string caller)
    {
        var before = await world.StoreAsync();
        var expected = Callers.Expected(caller);
        var open = new List<string>();
        foreach (var (route, office) in world.TeamRoutes)
        {
            using var request = world.Request(route, office);
            foreach (var header in Callers.Knock(caller, world, office))
            {
                Assert.True(request.Headers.TryAddWithoutValidation("Authorization", header));
            }

            var answer = await world.SendAsync(request);
            if ((answer.Status, answer.Code) != expected)
            {
                open.Add($"{route} of {office.Id}: {answer}");
            }
        }

        Assert.Empty(open);
        Assert.Equal(before, await world.StoreAsync());
    }

    /// <summary>Whoever is signed in to the office's tenant is let in, to what is her own; every other token is refused as at the team's doors.</summary>
    [Fact]
    public async Task Of_The_Staff_Takes_Every_Account_Of_The_Tenant_And_Nobody_Else()
    {
        Assert.Equal(StaffRoutes.Own.Keys.Order(StringComparer.Ordinal), world.OwnRoutes.Select(r => r.Route.ToString()).Distinct().Order(StringComparer.Ordinal));
        foreach (var (route, office) in world.OwnRoutes)
        {
            foreach (var caller in Callers.All)
            {
                using var request = world.Request(route, office);
                foreach (var header in Callers.Knock(caller, world, office))
                {
                    Assert.True(request.Headers.TryAddWithoutValidation("Authorization", header));
                }

                var (answer, expected) = (await world.SendAsync(request), Callers.Expected(caller));
                Assert.True(expected.Status == 403 ? answer.Status is 200 or 204 : (answer.Status, answer.Code) == expected, $"{route} of {office.Id}, {caller}: {answer}");
            }
        }
    }

    /// <summary>The control: the same requests, byte for byte, with the one right token.</summary>
    [Fact]
    public async Task Answers_The_Member_Of_Its_Office()
    {
        foreach (var (route, office) in world.TeamRoutes)
        {
            using var request = world.Request(route, office);
            var answer = await world.SendAsync(request, world.Token(office));
            Assert.True(answer.Status is 200 or 201 or 204 or 400 or 409, $"{route} of {office.Id}: {answer}");
            Assert.DoesNotContain(answer.Code, new[] { "signed-out", "not-on-team", "bad-json", "not-found" });
        }
    }

    [Fact]
    public async Task Of_An_Office_Exists_On_That_Office_S_Own_Origin_Alone()
    {
        foreach (var route in world.Routes.Where(r => r.IsOfOffice))
        {
            foreach (var office in world.Offices)
            {
                var other = world.Other(office);
                foreach (var host in new[] { other.Room, other.Dashboard, "elsewhere.example", $"{office.HostOf(route)}.evil.example", $"{office.HostOf(route)}:8443" })
                {
                    using var request = world.Request(route, office, host);
                    var answer = await world.SendAsync(request, world.Token(office));
                    Assert.True(answer is { Status: 404, Code: "not-found" } || (answer.Status == 404 && route.Method == "HEAD"), $"{route} of {office.Id} on {host}: {answer}");
                }
            }
        }
    }

    /// <summary>Reporter's and case's routes are the same for everybody: what could say who somebody is, is not even looked at (sealing.md A3).</summary>
    [Fact]
    public async Task That_Is_Public_Answers_Alike_With_And_Without_A_Token()
    {
        using (var home = world.Request(world.TeamRoutes.First().Route, world.Offices[0]))
        {
            await world.SendAsync(home, world.Token(world.Offices[0]));
        }

        var (reads, foreign) = (world.Entra.Reads, TokenIssuer.NewKey());
        foreach (var route in world.Routes.Where(r => r.IsPublic && r.Pattern != "/api/messages"))
        {
            foreach (var office in world.Offices)
            {
                var answers = new List<string>();
                foreach (var token in new[] { null, "garbage", world.Token(office), world.Entra.Sign(world.Claims(office), foreign) })
                {
                    using var request = world.Request(route, office);
                    request.Headers.TryAddWithoutValidation("Cookie", token is null ? [] : [$"session={token}"]);
                    answers.Add((await world.SendAsync(request, token)).ToString());
                }

                Assert.True(answers.Distinct().Count() == 1, $"{route} of {office.Id}: {string.Join(", ", answers)}");
                Assert.DoesNotContain(answers[0], new[] { "401 ", "403 ", "405 " });
            }
        }

        Assert.Equal(reads, world.Entra.Reads);
    }

    /// <summary>Whose token the bot takes in detail is told in <see cref="Bot.BotCallerTests"/>; here nobody of the dashboard's callers is one of them.</summary>
    [Fact]
    public async Task Of_The_Bot_Takes_The_Bot_Framework_S_Token_Alone()
    {
        var bot = world.Routes.Single(r => r.Pattern == "/api/messages");
        foreach (var office in world.Offices)
        {
            foreach (var caller in Callers.All.Where(c => c != "the Bot Framework"))
            {
                using var request = world.Request(bot, office, office.Room);
                request.Headers.TryAddWithoutValidation("Authorization", Callers.Knock(caller, world, office));
                Assert.Equal((caller, 401, ""), (caller, (await world.SendAsync(request)).Status, ""));
            }

            foreach (var (token, status) in new[] { (world.Token(office), 401), (world.BotToken(world.Other(office)), 401), (world.BotToken(office), 200) })
            {
                using var request = world.Request(bot, office, office.Room);
                var answer = await world.SendAsync(request, token);
                Assert.Equal((status, ""), (answer.Status, answer.Body));
            }
        }
    }
}
