using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Who came to a session, what people thought of it, and what was shown there. No table has anything in common with those of cases.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0018_Attendance")]
internal sealed class M0018_Attendance : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        Lists(migrationBuilder);
        Counts(migrationBuilder);
        Feedback(migrationBuilder);
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");

    private static void Lists(MigrationBuilder builder)
    {
        builder.CreateTable("attendance_desks", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            closed = t.Column<bool>(),
            pass_hash = t.Column<string>(nullable: true),
            pass_until = t.Column<long>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_attendance_desks", x => new { x.office_id, x.session_id }));
        builder.CreateTable("attendance_people", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            person_id = t.Column<string>(),
            name = t.Column<string>(),
            unit = t.Column<string>(),
            sex = t.Column<string>(nullable: true),
            mode = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_attendance_people", x => new { x.office_id, x.session_id, x.person_id }));
        builder.CreateTable("attendance_entries", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            entry_id = t.Column<string>(),
            name = t.Column<string>(),
            unit = t.Column<string>(),
            sex = t.Column<string>(nullable: true),
            mode = t.Column<string>(),
            opened_late = t.Column<bool>(),
            person_id = t.Column<string>(nullable: true),
            aside = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("pk_attendance_entries", x => new { x.office_id, x.session_id, x.entry_id }));
    }

    private static void Counts(MigrationBuilder builder)
    {
        builder.CreateTable("attendance_turnout", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            unit = t.Column<string>(),
            listed = t.Column<int>(),
            on_site = t.Column<int>(),
            online = t.Column<int>(),
            men = t.Column<int>(),
            women = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_attendance_turnout", x => new { x.office_id, x.session_id, x.unit }));
        builder.CreateTable("attendance_reach", t => new
        {
            office_id = t.Column<string>(),
            year = t.Column<int>(),
            unit = t.Column<string>(),
            mark = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_attendance_reach", x => new { x.office_id, x.year, x.unit, x.mark }));
        builder.CreateTable("attendance_years", t => new
        {
            office_id = t.Column<string>(),
            year = t.Column<int>(),
            unit = t.Column<string>(),
            people = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_attendance_years", x => new { x.office_id, x.year, x.unit }));
    }

    private static void Feedback(MigrationBuilder builder)
    {
        builder.CreateTable("feedback_answers", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            answer_id = t.Column<string>(),
            waiting = t.Column<bool>(),
            one = t.Column<int>(),
            two = t.Column<int>(),
            three = t.Column<int>(),
            suggestion = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_feedback_answers", x => new { x.office_id, x.session_id, x.answer_id }));
        builder.CreateTable("feedback_counts", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            question = t.Column<int>(),
            choice = t.Column<int>(),
            people = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("pk_feedback_counts", x => new { x.office_id, x.session_id, x.question, x.choice }));
        builder.CreateTable("feedback_suggestions", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            text_id = t.Column<string>(),
            body = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_feedback_suggestions", x => new { x.office_id, x.session_id, x.text_id }));
        builder.CreateTable("session_materials", t => new
        {
            office_id = t.Column<string>(),
            session_id = t.Column<string>(),
            address = t.Column<string>(),
            title = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_session_materials", x => new { x.office_id, x.session_id, x.address }));
    }
}
