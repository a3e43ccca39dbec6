"""The questions every evaluation asks, whatever the programme adds. Statements are answered on one scale."""

from evaluation.models import Kind, Moment

SCALE = (
    (1, "Helemaal oneens"),
    (2, "Oneens"),
    (3, "Niet eens, niet oneens"),
    (4, "Eens"),
    (5, "Helemaal eens"),
)

QUESTIONS = {
    Moment.END: (
        (Kind.SCALE, "Ik heb geleerd wat ik wilde leren.", ""),
        (Kind.SCALE, "Wat ik leerde kan ik gebruiken in mijn werk.", ""),
        (Kind.SCALE, "De trainers hielpen mij verder.", ""),
        (Kind.SCALE, "De groep hielp mij verder.", ""),
        (Kind.SCALE, "De praktijkopdracht hielp mij om te leren.", ""),
        (Kind.SCALE, "Zaal, berichten en planning waren goed geregeld.", ""),
        (Kind.CHOICE, "Zou je deze training aanraden aan een collega?", "Ja\nMisschien\nNee"),
        (Kind.TEXT, "Wat moeten we zeker zo houden?", ""),
        (Kind.TEXT, "Wat moet er anders?", ""),
    ),
    Moment.LATER: (
        (Kind.SCALE, "Ik gebruik in mijn werk wat ik leerde.", ""),
        (Kind.SCALE, "Anderen merken in mijn werk dat ik de training volgde.", ""),
        (Kind.SCALE, "Ik krijg op mijn werk de ruimte om het te gebruiken.", ""),
        (
            Kind.CHOICE,
            "Hoe vaak gebruik je wat je leerde?",
            "Elke week\nElke maand\nZelden\nNooit",
        ),
        (Kind.TEXT, "Wat gebruik je nu het meest?", ""),
        (Kind.TEXT, "Wat had je nog nodig gehad?", ""),
    ),
}
