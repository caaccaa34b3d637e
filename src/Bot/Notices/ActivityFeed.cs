using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Jaring.Bot.Outgoing;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Storage;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Teamwork.SendActivityNotification;

namespace Jaring.Bot.Notices;

/// <summary>The team's notice in the activity feed of Teams: POST /users/{id}/teamwork/sendActivityNotification (teams.md §7).</summary>
internal sealed class ActivityFeed(GraphClients clients, GraphGate gate, NeutralMessages messages)
{
    /// <summary>Sends it; the same round again takes the place of the first.</summary>
    public async Task<Delivery> SendAsync(OfficeOptions office, Notice notice, INoticeTrail trail, CancellationToken cancellationToken)
    {
        await trail.LeaveAsync(NoticeWay.Feed, cancellationToken);
        var fault = await gate.CallAsync(
            $"feed {office.Id}",
            "activity-notice",
            token => clients.For(office).Users[notice.MemberObjectId].Teamwork.SendActivityNotification
                .PostAsync(Body(office, notice), cancellationToken: token),
            cancellationToken);
        WritePoint.NoticeInFeed.Pass();
        return fault is null ? Delivery.Done : fault.MayHaveArrived ? Delivery.Unsure(fault.Code) : fault.ToDelivery();
    }

    /// <summary>52 bits of a hash of office and round, so that it stays a whole number in every client. It tells no time.</summary>
    internal static long ChainId(Notice notice)
    {
        var round = string.Create(CultureInfo.InvariantCulture, $"{notice.OfficeId} {notice.Round.ToUnixTimeMilliseconds()}");
        return (long)(BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(round))) >> 12);
    }

    private SendActivityNotificationPostRequestBody Body(OfficeOptions office, Notice notice) => new()
    {
        Topic = new TeamworkActivityTopic
        {
            Source = TeamworkActivityTopicSource.Text,
            Value = NeutralMessages.ProductName,
            WebUrl = Links.ToTeamTab(office),
        },
        ActivityType = NeutralMessages.FeedActivityType,
        ChainId = ChainId(notice),
        PreviewText = new ItemBody { Content = messages.FeedPreview() },
        TemplateParameters = [],
    };
}
