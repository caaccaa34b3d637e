using System.Globalization;
using System.Text.Json;
using Jaring.Offices;
using Jaring.Shapes;

namespace Jaring.Pledges;

/// <summary>An office on one day of its clock, with the wording that holds then.</summary>
internal sealed record PledgeDay(OfficeOptions Office, PledgeText Text, DateOnly Today)
{
    private const int Longest = 200;

    public static PledgeDay Of(OfficeOptions office, TimeProvider clock) => new(office, PledgeText.Of(office), office.Day(clock.GetUtcNow()));

    /// <summary>True for a name that says something, and a post that is no longer than one.</summary>
    public static bool AreLines(string name, string post) => name.Trim().Length is >= 1 and <= Longest && post.Length <= Longest;

    /// <summary>A signature under this wording.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="group">One of <see cref="PledgeGroups"/>.</param>
    /// <param name="name">Who signed.</param>
    /// <param name="post">Post and unit.</param>
    /// <param name="selfSigned">Signed in person, signed in.</param>
    /// <param name="day">The day, where it is not today.</param>
    /// <param name="memberId">The member who signed.</param>
    public Pledge Row(string id, string group, string name, string post, bool selfSigned, DateOnly? day = null, string? memberId = null) => new()
    {
        OfficeId = Office.Id,
        Id = id,
        Year = (day ?? Today).Year,
        Group = group,
        Name = name,
        Post = post,
        MemberId = memberId,
        SelfSigned = selfSigned,
        SignedOn = (day ?? Today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Text = JsonSerializer.Serialize(Text, WireJson.Options),
    };
}
