using Jaring.Tests.Support;

namespace Jaring.Tests.Security.Doors;

/// <summary>Somebody outside the organisation at each of the closed doors: what is open to a trustee, what is not, and to whom it is not.</summary>
public sealed class Every_Route_Of_Trustees(TwoOffices world) : IClassFixture<TwoOffices>
{
    /// <summary>Who stays outside every closed route, also those of trustees.</summary>
    private static readonly Dictionary<string, Func<TwoOffices, TestOffice, string?>> Strangers = new(StringComparer.Ordinal)
    {
        ["nobody"] = (_, _) => null,
        ["a token that nobody has"] = (_, _) => TestMember.B64(new byte[32]),
        ["a token whose hours are over"] = (_, office) => office.ExpiredToken,
        ["a trustee of the other office"] = (world, office) => world.Other(office).ActiveToken,
        ["a trustee whom the list calls removed"] = (_, office) => office.RemovedToken,
    };

    public static TheoryData<string> AllStrangers => [.. Strangers.Keys];

    [Fact]
    public void Stands_In_The_Reviewed_List_With_Its_Reason()
    {
        var found = world.Routes.Where(r => r.Policy is not null && !TrusteeRoutes.IsForSeats(r)).Select(r => r.ToString());
        Assert.Equal(TrusteeRoutes.WithSeats.Keys.Concat(TrusteeRoutes.Alone.Keys).Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(AllStrangers))]
    public async Task Refuses(string stranger) => Assert.Empty(await OpenAsync((route, office) => (401, "signed-out"), office => Strangers[stranger](world, office)));

    [Fact]
    public async Task Of_A_Seat_Refuses_A_Trustee() =>
        Assert.Empty(await OpenAsync((route, _) => TrusteeRoutes.IsForSeats(route) ? (401, "signed-out") : null, office => office.ActiveToken));

    [Fact]
    public async Task Of_A_Trustee_Refuses_A_Seat() =>
        Assert.Empty(await OpenAsync((route, _) => TrusteeRoutes.Alone.ContainsKey(route.ToString()) ? (401, "signed-out") : null, office => world.Token(office)));

    [Fact]
    public async Task Refuses_A_Trustee_Whom_The_List_Has_Yet_To_Name() => Assert.Empty(await OpenAsync(
        (route, _) => TrusteeRoutes.IsForSeats(route) ? (401, "signed-out") : TrusteeRoutes.IsOpenToNew(route) ? null : (403, "not-in-list"), office => office.NewToken));

    /// <summary>The control: the same requests with the right token; a new trustee at the doors that are open to one; the way out ends it.</summary>
    [Fact]
    public async Task Answers_The_Trustee_Of_Its_Office()
    {
        foreach (var office in world.Offices)
        {
            var (own, fresh) = (TestMember.B64(Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray()), TestMember.B64(Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray()));
            await world.App.AskAsync(async store =>
            {
                office.AddSession(store, office.Active, own, 1);
                office.AddSession(store, office.New, fresh, 1);
                return await store.SaveChangesAsync();
            });
            foreach (var route in world.Routes.Where(r => !r.IsPublic && !TrusteeRoutes.IsForSeats(r)).OrderBy(r => r.Method == "DELETE"))
            {
                await AnswersAsync(route, office, own);
                if (TrusteeRoutes.IsOpenToNew(route))
                {
                    await AnswersAsync(route, office, fresh);
                }
            }

            using var me = world.Request(world.Routes.Single(r => r.Pattern == "/{office}/api/wali/me"), office);
            Assert.Equal(401, (await world.SendAsync(me, own)).Status);
        }
    }

    private async Task AnswersAsync(Route route, TestOffice office, string token)
    {
        using var request = world.Request(route, office);
        var answer = await world.SendAsync(request, token);
        Assert.True(answer.Status is 200 or 201 or 204 or 400 or 409, $"{route} of {office.Id}: {answer}");
        Assert.DoesNotContain(answer.Code, new[] { "signed-out", "not-on-team", "bad-json", "not-found" });
    }

    /// <summary>The closed routes that did not answer as they must; null for those that are not asked.</summary>
    private async Task<List<string>> OpenAsync(Func<Route, TestOffice, (int, string)?> expected, Func<TestOffice, string?> token)
    {
        var (before, open) = (await world.StoreAsync(), new List<string>());
        foreach (var (route, office) in world.ClosedRoutes)
        {
            if (expected(route, office) is not { } must)
            {
                continue;
            }

            using var request = world.Request(route, office);
            var answer = await world.SendAsync(request, token(office));
            if ((answer.Status, answer.Code) != must)
            {
                open.Add($"{route} of {office.Id}: {answer}");
            }
        }

        Assert.Equal(before, await world.StoreAsync());
        return open;
    }
}
