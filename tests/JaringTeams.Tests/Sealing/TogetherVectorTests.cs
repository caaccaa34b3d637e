using System.Text.Json.Nodes;
using Jaring.Sealing;

namespace Jaring.Tests.Sealing;

/// <summary>tests/vectors/together.json, sealed in TypeScript: what holders say to a request, and a name that two open.</summary>
public sealed class TogetherVectorTests
{
    private static readonly JsonObject File = Vectors.Load("together.json");
    private static readonly Scenario World = Scenario.Instance;
    private static readonly JsonNode Dual = File["dual"]!, Name = File["name"]!;

    private static Jaring.Sealing.Sealed DualCase => Dual["sealed"].As(SealingJson.Default.Sealed);

    private static Jaring.Sealing.Sealed Request => Dual["request"].As(SealingJson.Default.Sealed);

    private static Reader Requester => World.Member(Dual["requester"].Text());

    [Fact]
    public void Each_Answer_Is_Read_And_The_Share_Opens_The_Case()
    {
        var asked = DualMode.OpenRequest(Requester, Request, DualCase, World.Directory);
        Assert.Equal((Dual["requester"].Text(), Dual["reason"].Text()), (asked.By, asked.Reason));
        var answers = Dual["answers"]!.AsArray();
        Assert.Equal(
            answers.Select(a => $"{a!["kind"].Text()} {a["by"].Text()}"),
            answers.Select(a => DualMode.ReadAnswer(asked, a!.AsObject("object"), World.Directory)).Select(a => $"{a.Kind.ToString().ToLowerInvariant()} {a.By}"));
        var key = DualMode.Open(Requester, Request, DualCase, [answers[0]!.AsObject("object")], World.Directory);
        var open = Reports.OpenAsMember(Requester, DualCase, World.Directory, new() { CachedKey = key.Secret });
        Assert.Equal("Bersama", open.Payload.Body.GetProperty("text").GetString());
    }

    [Fact]
    public void A_Faulty_Answer_Is_Refused_For_Its_Reason()
    {
        var asked = DualMode.OpenRequest(Requester, Request, DualCase, World.Directory);
        var bad = Dual["bad"]!.AsArray();
        Assert.Equal(6, bad.Count);
        foreach (var one in bad)
        {
            Vectors.Refused(one!["reason"].Text(), () => DualMode.ReadAnswer(asked, one.AsObject("object"), World.Directory));
        }
    }

    [Fact]
    public void What_Is_Said_Here_Is_Read_Here()
    {
        var asked = DualMode.OpenRequest(Requester, Request, DualCase, World.Directory);
        var holder = World.Member("m2");
        foreach (var kind in new[] { RequestAnswerKind.Release, RequestAnswerKind.Refused })
        {
            Assert.Equal(new(kind, "m2"), DualMode.ReadAnswer(asked, DualMode.Say(holder, Request, DualCase, kind, World.Directory), World.Directory));
            Vectors.Refused("own-request", () => DualMode.Say(Requester, Request, DualCase, kind, World.Directory));
        }

        Assert.Equal(
            new(RequestAnswerKind.Withdrawn, Requester.Id),
            DualMode.ReadAnswer(asked, DualMode.Say(Requester, Request, DualCase, RequestAnswerKind.Withdrawn, World.Directory), World.Directory));
        Vectors.Refused("not-requester", () => DualMode.Say(holder, Request, DualCase, RequestAnswerKind.Withdrawn, World.Directory));
    }

    [Fact]
    public void A_Name_Opens_For_The_One_Who_Asked_In_The_Thread()
    {
        var (named, me) = (Name["sealed"].As(SealingJson.Default.Sealed), World.Member(Name["requester"].Text()));
        var open = Reports.OpenAsMember(me, named, World.Directory);
        var objects = Name["thread"]!.AsArray().Select(o => o.As(SealingJson.Default.SealedObject)).ToList();
        var items = Messages.OpenThread(open, objects, World.Directory).Items;
        Assert.Equal([Name["requester"].Text(), Name["approver"].Text()], items.Select(i => i.By));
        Assert.Equal(Name["reason"].Text(), items[0].Body.GetProperty("reason").GetString());
        Assert.Equal(Name["ask"].Text(), objects[0].Hash());
        var w = JsonNode.Parse(items[1].Body.GetProperty("w").GetRawText()).As(SealingJson.Default.Wrap);
        var shares = new[] { Identity.MyShare(me.Keys, named), Identity.Receive(me.Keys, w, Name["ask"].Text()) };
        Assert.True(JsonNode.DeepEquals(Name["identity"], Identity.Open(named, open.Payload, shares)));
        Vectors.Refused("no-share", () => Identity.Receive(me.Keys, w, Name["other"].Text()));
        Vectors.Refused("no-share", () => Identity.Receive(World.Member(Name["approver"].Text()).Keys, w, Name["ask"].Text()));
        Vectors.Refused("identity-swapped", () => Identity.Open(DualCase, open.Payload, shares));
    }
}
